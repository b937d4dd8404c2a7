import { type Answer, call, type Reading, type Said } from './call.ts'
import { saveBlob } from './save-blob.ts'

type FileReading = { [At in Reading]: Answer<At> extends Blob ? At : never }[Reading]

/** Reads a file and hands it to the browser's downloads. */
export async function saveFile<At extends FileReading>(address: At, said: Said<At>, name: string): Promise<void> {
  saveBlob((await call(address, said)) as Blob, name)
}
