import { type Docs, docsOf } from '../../lib/types/docs'
import type { Ast } from '../../lib/types/typescript'
import { type Opened, openFiles } from './opened'

const BARE: Docs = { constraints: {}, throws: [], params: {}, problems: [] }

/** What the docs of a member say, beside what is empty. */
const ROWS: readonly (readonly [member: string, docs: Partial<Docs>])[] = [
  ['a: string', {}],
  ['/* no doc */ a: string', {}],
  ['/** An order. */\na: string', { summary: 'An order.', description: 'An order.' }],
  [
    '/**\n * Finds it. Slowly, e.g. by\n * reading all.\n *\n * More of it.\n */\na: string',
    {
      summary: 'Finds it.',
      description: 'Finds it. Slowly, e.g. by\nreading all.\n\nMore of it.',
    },
  ],
  [
    '/**\n * One paragraph\n * on two lines\n *\n * Another.\n */\na: string',
    { summary: 'One paragraph on two lines', description: 'One paragraph\non two lines\n\nAnother.' },
  ],
  ['/** E.g. v1.2 by J. Doe! Or not. */\na: 1', { summary: 'E.g. v1.2 by J. Doe!' }],
  ['/** 中文。第二句。 */\na: 1', { summary: '中文。', description: '中文。第二句。' }],
  ['/** 😀 An order */\na: 1', { summary: '😀 An order' }],
  ['/** Text. @summary Short */\na: 1', { summary: 'Short', description: 'Text.' }],
  ['/**\n * @description Said by a tag.\n */\na: 1', { description: 'Said by a tag.' }],
  ['/**\n   Without stars:\n   - a\n     - b\n */\na: 1', { description: 'Without stars:\n- a\n  - b' }],
  ['/**\n * - a\n *   - b\n */\na: 1', { description: '- a\n  - b' }],
  ['// A heading.\n/* not a doc */\n/** An order. */\na: 1', { description: 'An order.' }],
  ['b: 1; /** Of b. */ // of a\na: 1', {}],
  ['b: 1; // /** Of nothing. */\na: 1', {}],
  ['/** first */\n/** second */\na: 1', { description: 'second' }],
  [
    '/** See {@link Order}, {@linkcode Order.id|the id}, {@link https://a.b docs} and {@link https://c.d}. */\na: 1',
    { description: 'See Order, the id, [docs](https://a.b) and https://c.d.' },
  ],
  [
    '/** Write to @ada at a@b.c, not `@hidden` */\na: 1',
    { description: 'Write to @ada at a@b.c, not `@hidden`' },
  ],
  [
    '/**\n * Text\n * ```ts\n * @Get("/x")\n * ```\n * @hidden\n */\na: 1',
    { description: 'Text\n```ts\n@Get("/x")\n```', hidden: true },
  ],
  [
    '/** Age. @minimum 0 @maximum 150 */\na: number',
    { description: 'Age.', constraints: { minimum: 0, maximum: 150 } },
  ],
  ['/** @minimum -1.5 */\na: number', { constraints: { minimum: -1.5 } }],
  [
    '/**\n * @exclusiveMinimum 0\n * @exclusiveMaximum 1e3\n * @multipleOf 0.5\n */\na: number',
    { constraints: { exclusiveMinimum: 0, exclusiveMaximum: 1000, multipleOf: 0.5 } },
  ],
  ['/** @minLength 1 - at least one */\na: string', { constraints: { minLength: 1 } }],
  [
    '/**\n * @maxLength 9\n * @minItems 1\n * @maxItems 2\n * @uniqueItems\n */\na: string',
    { constraints: { maxLength: 9, minItems: 1, maxItems: 2, uniqueItems: true } },
  ],
  ['/** @uniqueItems false */\na: 1', { constraints: { uniqueItems: false } }],
  ['/** @integer */\na: number', { constraints: { type: 'integer' } }],
  ['/** @type integer */\na: number', { constraints: { type: 'integer' } }],
  ['/** @type {string} */\na: number', {}],
  ['/** @format uuid of version 4 */\na: string', { constraints: { format: 'uuid' } }],
  ['/** @pattern ^[A-Z]{2}$ */\na: string', { constraints: { pattern: '^[A-Z]{2}$' } }],
  ['/** @pattern ^[^@]+@x|y{1,2}\\*$ */\na: string', { constraints: { pattern: '^[^@]+@x|y{1,2}\\*$' } }],
  ['/** @pattern ^a  b\\/$ @minLength 3 */\na: 1', { constraints: { pattern: '^a  b\\/$', minLength: 3 } }],
  ['/**\n * @pattern ^\\d+$\n * of digits\n */\na: 1', { constraints: { pattern: '^\\d+$' } }],
  ['/** @title An order */\na: 1', { title: 'An order' }],
  ['/** @deprecated */\na: 1', { deprecated: true }],
  ['/** Old. @deprecated use b */\na: 1', { description: 'Old.', deprecated: true }],
  ['/** @default 5 */\na: 1', { default: { value: 5 } }],
  ['/** @default {"a": [1, 2]} */\na: 1', { default: { value: { a: [1, 2] } } }],
  ['/**\n * @default [1,\n *   2]\n */\na: 1', { default: { value: [1, 2] } }],
  ['/** @default new */\na: 1', { default: { value: 'new' } }],
  ["/** @default 'it\\'s' */\na: 1", { default: { value: "it's" } }],
  ['/** @default "new" */\na: 1', { default: { value: 'new' } }],
  ['/** @default null */\na: 1', { default: { value: null } }],
  ['/** @defaultValue `5` */\na: 1', { default: { value: 5 } }],
  ['/** @default undefined */\na: 1', {}],
  [
    '/**\n * @example 5\n * @example some text\n * @example\n * {\n *   "a": 1\n * }\n * @example\n */\na: 1',
    { examples: [5, 'some text', { a: 1 }] },
  ],
  ['/**\n * @example\n * ```json\n * { "a": 1 }\n * ```\n */\na: 1', { examples: [{ a: 1 }] }],
  [
    [
      '/**',
      ' * @throws {NotFound} when it is not there',
      ' * @throws {404} - gone',
      ' * @exception {@link Conflict} twice',
      ' * @throws NotFound in words',
      ' */\na: 1',
    ].join('\n'),
    {
      throws: [
        { type: 'NotFound', text: 'when it is not there' },
        { type: '404', text: 'gone' },
        { type: 'Conflict', text: 'twice' },
        { text: 'NotFound in words' },
      ],
    },
  ],
  [
    [
      '/**',
      ' * @param id - the id',
      ' * @param {string} name the name',
      ' *   on two lines',
      ' * @param [limit=20] how many of {@link Order}',
      ' * @param id.part of it',
      ' * @param bare',
      ' */\na: 1',
    ].join('\n'),
    {
      params: {
        id: 'the id',
        name: 'the name\n  on two lines',
        limit: 'how many of Order',
        'id.part': 'of it',
        bare: '',
      },
    },
  ],
  ['/**\n * @returns an order\n * @see other\n * @x-custom y\n */\na: 1', {}],
  ['/** @minimum x */\na: 1', { problems: [{ tag: 'minimum', message: "'x' is not a number" }] }],
  ['/** @maximum */\na: 1', { problems: [{ tag: 'maximum', message: 'nothing is not a number' }] }],
  ['/** @minLength 1.5 */\na: 1', { problems: [{ tag: 'minLength', message: "'1.5' is not a count" }] }],
  ['/** @multipleOf 0 */\na: 1', { problems: [{ tag: 'multipleOf', message: "'0' is not above 0" }] }],
  ['/** @format */\na: 1', { problems: [{ tag: 'format', message: 'it names no format' }] }],
  ['/** @default */\na: 1', { problems: [{ tag: 'default', message: 'it gives no value' }] }],
  [
    '/** @pattern [ */\na: 1',
    {
      problems: [
        { tag: 'pattern', message: expect.stringContaining('Invalid regular expression') as string },
      ],
    },
  ],
  // On the line of another token, where TypeScript attaches none.
  ['b: string; /** @pattern ^[A-Z]{2}$ */ a: string', { constraints: { pattern: '^[A-Z]{2}$' } }],
  ['b: 1; /** Of b. */ /** Of a. */ a: string', { description: 'Of a.' }],
  [
    'b: 1; /** Many\n * lines. @minLength 3\n */ a: 1',
    { description: 'Many\nlines.', constraints: { minLength: 3 } },
  ],
  ['b: 1; /** Of b. */\na: string', {}],
  ['b: 1; /** Of c. */ c: 1; a: string', {}],
]

describe('docsOf', () => {
  let opened: Opened

  beforeAll(() => {
    opened = openFiles({
      'rows.ts': [
        ...ROWS.map(([member], row) => `export interface Row${row} {\n${member}\n}`),
        'export interface Order { /** On its line. */ readonly street: string }',
      ].join('\n'),
      'places.ts': `
        /** A controller. */
        @Reflect.decorate
        export class Orders {
          constructor(/** A store. */ readonly store: string) {}
          /** Above. */
          @deco() above() {}
          @deco()
          /** Between. */
          between() {}
          /** A getter. */ get total() { return 1 }
        }
        /** A union. */
        export type Status =
          /** Fresh. */
          'new' | 'paid'
        /** Colors. */
        export enum Color { /** Warm. */ Red, Blue }
        function deco(): MethodDecorator { return () => {} }
      `,
    })
  })

  afterAll(() => opened.close())

  const docsOfNode = (node: Ast.Node): Docs => docsOf(node, node.getSourceFile(), opened.typescript)

  const memberOf = (statement: Ast.Node, name: string): Ast.Node =>
    (statement as Ast.ClassDeclaration).members.find(
      (member) => (member as Ast.MethodDeclaration).name?.getText() === name,
    )!

  it.each(ROWS.map(([member, docs], row) => [member, docs, row] as const))('%s', (_member, docs, row) => {
    const found = docsOfNode(memberOf(opened.source('rows.ts').statements[row]!, 'a'))
    expect(found).toMatchObject({ ...BARE, ...docs })
    const said = ({ description: _d, summary: _s, ...rest }: Partial<Docs>): Partial<Docs> => rest
    expect(said(found)).toEqual({ ...BARE, ...said(docs) })
  })

  it('reads a member that follows a brace', () => {
    const order = opened.source('rows.ts').statements.at(-1)!
    expect(docsOfNode(memberOf(order, 'street')).description).toBe('On its line.')
  })

  it('says nothing of what is not documented', () => {
    expect(docsOfNode(memberOf(opened.source('rows.ts').statements[0]!, 'a'))).toEqual(BARE)
  })

  it('reads classes, methods, getters, parameters, aliases, enums and their members', () => {
    const [orders, status, color] = opened.source('places.ts').statements
    const made = (orders as Ast.ClassDeclaration).members[0] as Ast.ConstructorDeclaration
    const nodes = [
      orders!,
      made.parameters[0]!,
      memberOf(orders!, 'above'),
      memberOf(orders!, 'between'),
      memberOf(orders!, 'total'),
      status!,
      color!,
      memberOf(color!, 'Red'),
      memberOf(color!, 'Blue'),
    ]
    expect(nodes.map((node) => docsOfNode(node).description)).toEqual([
      'A controller.',
      'A store.',
      'Above.',
      'Between.',
      'A getter.',
      'A union.',
      'Colors.',
      'Warm.',
      undefined,
    ])
  })
})
