import { type Answer, call, type Reading, type Said } from './call.ts'

type FileReading = { [At in Reading]: Answer<At> extends Blob ? At : never }[Reading]

/** Reads a file and hands it to the browser's downloads. */
export async function saveFile<At extends FileReading>(address: At, said: Said<At>, name: string): Promise<void> {
  const file = (await call(address, said)) as Blob
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
