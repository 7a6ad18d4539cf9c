/** `'readAllItems'` → `['read', 'All', 'Items']` */
function wordsOf(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|\p{Lo}+/gu) ?? [name]
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A handler's name in words: `'readAll'` → `'Read all'` */
export function toSummary(handler: string): string {
  return capital(
    wordsOf(handler)
      .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase()))
      .join(' '),
  )
}

/** `'ItemsController'` → `'Items'` */
export function controllerNoun(controller: string): string {
  return controller.replace(/Controller$/, '') || controller
}

/** `('ItemsController', 'read')` → `'itemsRead'` */
export function toOperationId(controller: string, handler: string): string {
  const noun = controllerNoun(controller)
  return noun.charAt(0).toLowerCase() + noun.slice(1) + capital(handler)
}

/** A header in a program and on the wire: `'xToken'` → `'x-token'`; `'x_token'` → `'x-token'` */
export function toHeaderName(property: string): string {
  return property
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}
