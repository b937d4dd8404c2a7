import type * as z from 'zod'
import type { typed } from './database.ts'

type Shape = Readonly<Record<string, z.ZodType>>
type AttributesOf<Of extends Shape> = {
  [Name in keyof Of]: { type: ReturnType<typeof typed<z.infer<Of[Name]>>>; required: true }
}

/**
 * The attributes that keep the objects of a schema. What may be null may also be missing in the table, and so may what
 * the schema has gained since: the store fills it in.
 */
export function attributesOf<Of extends Shape>({ shape }: z.ZodObject<Of>): AttributesOf<Of> {
  const attributes = Object.entries(shape).map(([name, schema]) => [
    name,
    { type: storedAs(schema), required: schema.type !== 'nullable' },
  ])
  return Object.fromEntries(attributes) as AttributesOf<Of>
}

/** Keys can be made of texts and numbers only; lists, objects and what may be null are kept as they are. */
function storedAs({ type }: z.ZodType) {
  if (type === 'string' || type === 'enum') return 'string'
  return type === 'number' || type === 'boolean' ? type : 'any'
}
