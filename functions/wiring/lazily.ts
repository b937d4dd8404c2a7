export type Made<Makers> = {
  -readonly [Name in keyof Makers]: Makers[Name] extends (from: never) => infer Value ? Value : never
}

/** An object whose every member is made when it is first asked for, and may be replaced. */
export function lazily<From, Makers extends Readonly<Record<string, (from: From) => unknown>>>(
  makers: Makers,
  from: () => From,
): Made<Makers> {
  const members = Object.entries(makers).map(([name, make]): [string, PropertyDescriptor] => {
    function keep(this: object, value: unknown): unknown {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
      return value
    }
    function makeNow(this: object): unknown {
      return keep.call(this, make(from()))
    }
    return [name, { get: makeNow, set: keep, enumerable: true, configurable: true }]
  })
  return Object.defineProperties({}, Object.fromEntries(members)) as Made<Makers>
}
