import { distinctNames } from '../../lib/shape/distinct-names.js'

const request = (name: string, qualifiers: string[] = [], suffixes = ['']) => ({ name, qualifiers, suffixes })

describe('distinctNames', () => {
  it('leaves names that differ', () => {
    expect(distinctNames([request('Item', ['Store']), request('Order', ['Store'])])).toEqual([
      'Item',
      'Order',
    ])
  })

  it('qualifies all that want one name', () => {
    expect(distinctNames([request('Item', ['Store']), request('Item', ['Admin'])])).toEqual([
      'StoreItem',
      'AdminItem',
    ])
  })

  it('qualifies further where that is not enough', () => {
    const requests = [request('Item', ['Store', 'StoreRead']), request('Item', ['Store', 'StoreList'])]
    expect(distinctNames(requests)).toEqual(['StoreReadItem', 'StoreListItem'])
  })

  it('counts where nothing tells them apart', () => {
    expect(distinctNames([request('Item'), request('Item'), request('Item')])).toEqual([
      'Item',
      'SecondItem',
      'ThirdItem',
    ])
    expect(distinctNames(Array.from({ length: 11 }, () => request('Item'))).at(-1)).toBe('No11Item')
  })

  it('reserves a name with its suffixes', () => {
    const split = request('Item', ['Store'], ['Input', 'Output'])
    expect(distinctNames([split, request('ItemInput', ['Admin'])])).toEqual(['StoreItem', 'AdminItemInput'])
  })

  it('takes no reserved name', () => {
    expect(distinctNames([request('HTTPError', ['Store'])], ['HTTPError'])).toEqual(['StoreHTTPError'])
    expect(distinctNames([request('HTTPError')], ['HTTPError'])).toEqual(['SecondHTTPError'])
  })
})
