import { type Answer, call, type Reading, type Said } from './call.ts'
import { saveBlob } from './save-blob.ts'

/** Routes that answer a file, and those that do where a `format` asks for one. */
type FileReading = {
  [At in Reading]: Answer<At> extends Blob ? At : 'format' extends keyof QueryOf<At> ? At : never
}[Reading]
type QueryOf<At extends Reading> = Said<At> extends { query?: infer Query } ? NonNullable<Query> : object

/** Reads a file and hands it to the browser's downloads. */
export async function saveFile<At extends FileReading>(address: At, said: Said<At>, name: string): Promise<void> {
  saveBlob((await call(address, said)) as unknown as Blob, name)
}
