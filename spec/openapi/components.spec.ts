import type { ObjectShape } from '../../lib/shape/shape.js'
import type { Constructor } from '../../lib/types.js'
import { body, classOf, documentOf, integer, object, operation, reference, text } from './builders.js'

const namesOf = (...operations: Parameters<typeof documentOf>[0]) =>
  Object.keys(documentOf(operations).components?.schemas ?? {}).filter(
    (name) => !/^(HTTP|Validation)/.test(name),
  )

/** An operation that takes `given` and gives `taken`. */
function exchange(given: ObjectShape, taken: ObjectShape) {
  return operation({ method: 'POST', body: body(reference(given)), output: { shape: reference(taken) } })
}

describe('componentSchemas', () => {
  it('has one schema for a class that is the same both ways', () => {
    const target = classOf()
    expect(
      namesOf(exchange(object('Item', { a: text }, { target }), object('Item', { a: text }, { target }))),
    ).toEqual(['Item'])
  })

  it('has two where they differ', () => {
    const target = classOf()
    const given = object('Item', { a: { shape: text, required: false } }, { target })
    const document = documentOf([exchange(given, object('Item', { a: text }, { target }))])
    expect(document.components?.schemas).toMatchObject({
      ItemInput: { properties: { a: { type: 'string' } } },
      ItemOutput: { required: ['a'] },
    })
    expect(document.paths).toMatchObject({
      '/items': {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/ItemInput' } } },
          },
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ItemOutput' } } } },
          },
        },
      },
    })
  })

  it('splits what refers to a split one, and nothing else', () => {
    const [inner, outer, side] = [classOf(), classOf(), classOf()]
    const of = (required: boolean) =>
      object(
        'Order',
        {
          line: reference(object('Line', { a: { shape: text, required } }, { target: inner })),
          note: reference(object('Note', { a: text }, { target: side })),
        },
        { target: outer },
      )
    expect(namesOf(exchange(of(false), of(true)))).toEqual([
      'LineInput',
      'LineOutput',
      'Note',
      'OrderInput',
      'OrderOutput',
    ])
  })

  describe('of classes that refer to each other', () => {
    const [tree, leaf] = [classOf(), classOf()]
    function recursive(required: boolean): ObjectShape {
      const root = object('Tree', {}, { target: tree })
      const node = object('Leaf', { root: reference(root), a: { shape: text, required } }, { target: leaf })
      root.properties.push({
        name: 'leaves',
        wire: 'leaves',
        required: true,
        shape: { kind: 'array', items: reference(node) },
      })
      return root
    }

    it('has one schema each where they are the same both ways', () => {
      expect(namesOf(exchange(recursive(true), recursive(true)))).toEqual(['Leaf', 'Tree'])
    })

    it('splits both where one differs', () => {
      expect(namesOf(exchange(recursive(false), recursive(true)))).toEqual([
        'LeafInput',
        'LeafOutput',
        'TreeInput',
        'TreeOutput',
      ])
    })
  })

  it('splits one shape that reads otherwise than it writes', () => {
    const item = object('Item', { id: { kind: 'bigint' } }, { target: classOf() })
    expect(namesOf(exchange(item, item))).toEqual(['ItemInput', 'ItemOutput'])
  })

  describe('of classes that share a name', () => {
    const gives = (controller: string, shape: ObjectShape, id = `${controller}Read`) =>
      operation({ controller, id, path: `/${id}`, output: { shape: reference(shape) } })
    const [store, admin] = [classOf(), classOf()]
    const itemOf = (target: Constructor, property: string) => object('Item', { [property]: text }, { target })

    it('tells them apart by the controller that uses each first', () => {
      const [a, b] = [itemOf(store, 'a'), itemOf(admin, 'b')]
      const operations = [
        gives('StoreController', a),
        gives('AdminController', b),
        gives('OtherController', a),
      ]
      expect(namesOf(...operations)).toEqual(['AdminItem', 'StoreItem'])
    })

    it('tells them apart even where they look the same', () => {
      const operations = [gives('Store', itemOf(store, 'a')), gives('Admin', itemOf(admin, 'a'))]
      expect(namesOf(...operations)).toEqual(['AdminItem', 'StoreItem'])
    })

    it('tells them apart by the operation where the controller is the same', () => {
      const operations = [
        gives('StoreController', itemOf(store, 'a'), 'storeRead'),
        gives('StoreController', itemOf(admin, 'b'), 'storeReadOld'),
      ]
      expect(namesOf(...operations)).toEqual(['StoreReadItem', 'StoreReadOldItem'])
    })

    it('counts them where the operation is the same', () => {
      const both = object('Both', { a: reference(itemOf(store, 'a')), b: reference(itemOf(admin, 'b')) })
      expect(namesOf(gives('StoreController', both, 'storeRead'))).toEqual([
        'Both',
        'SecondStoreReadItem',
        'StoreReadItem',
      ])
    })

    it('keeps input and output of one class together', () => {
      const given = object('Item', { a: { shape: text, required: false } }, { target: store })
      const operations = [
        operation({ ...exchange(given, itemOf(store, 'a')), id: 'storeMake', controller: 'StoreController' }),
        gives('AdminController', itemOf(admin, 'b')),
      ]
      expect(namesOf(...operations)).toEqual(['AdminItem', 'StoreItemInput', 'StoreItemOutput'])
    })

    it('tells classless ones apart by their schemas', () => {
      const operations = [
        gives('StoreController', object('Item', { a: text })),
        gives('AdminController', object('Item', { b: text })),
        gives('OtherController', object('Item', { b: text })),
      ]
      expect(namesOf(...operations)).toEqual(['AdminItem', 'StoreItem'])
    })
  })

  it('gives no class the name of a schema of errors', () => {
    const target = classOf()
    const error = object('ValidationError', { a: integer }, { target })
    const document = documentOf([exchange(error, error)])
    expect(Object.keys(document.components?.schemas ?? {})).toEqual([
      'HTTPValidationError',
      'ItemsValidationError',
      'ValidationError',
    ])
  })

  it('names a schema in the characters that OpenAPI takes', () => {
    const page = object('Page<Item>', { a: text }, { target: classOf() })
    expect(namesOf(operation({ output: { shape: reference(page) } }))).toEqual(['Page_Item'])
  })

  it('names the object of several body inputs', () => {
    const named = object('Body_itemsMake', { item: text })
    expect(namesOf(operation({ method: 'POST', body: body(named, { named }) }))).toEqual(['Body_itemsMake'])
  })
})
