import * as z from 'zod'

/** Those of a push's entries that can be read; a single object is a list of one. */
export function readEntries<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema>[] {
  return (Array.isArray(body) ? body : [body]).flatMap((entry: unknown) => {
    const read = z.safeParse(schema, entry)
    return read.success ? [read.data] : []
  })
}
