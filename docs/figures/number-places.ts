import type * as z from 'zod'

type Inner = z.core.$ZodType

/** Where a schema has numbers, a step a field: `*` stands for each item of a list or record. */
export function numberPlaces(schema: Inner, at = ''): string[] {
  const def = schema._zod.def as unknown as Readonly<Record<string, unknown>>
  const inner = (name: string) => numberPlaces(def[name] as Inner, at)
  const each = (name: string) => numberPlaces(def[name] as Inner, `${at}/*`)
  switch (def['type']) {
    case 'number':
    case 'int':
      return [at.slice(1)]
    case 'object':
      return Object.entries(def['shape'] as Record<string, Inner>).flatMap(([name, of]) =>
        numberPlaces(of, `${at}/${name}`),
      )
    case 'array':
      return each('element')
    case 'record':
      return each('valueType')
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return inner('innerType')
    case 'union':
      return (def['options'] as Inner[]).flatMap((one) => numberPlaces(one, at))
    case 'intersection':
      return [...inner('left'), ...inner('right')]
    default:
      return []
  }
}
