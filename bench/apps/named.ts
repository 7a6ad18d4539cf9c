/** Names a class, so that the generated ones differ as hand-written ones would. */
export function named<T extends object>(name: string, target: T): T {
  return Object.defineProperty(target, 'name', { value: name })
}
