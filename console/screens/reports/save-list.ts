import { send } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'

interface Asked {
  readonly format: 'csv' | 'jsonl'
  readonly month?: string
  readonly batchId?: string
}

/** Reads a list page by page, and hands it to the browser's downloads as the one file that its pages make. */
export async function saveList(list: string, asked: Asked): Promise<void> {
  const pages: Blob[] = []
  let cursor: string | null = null
  do {
    const search = new URLSearchParams({ ...asked, ...(cursor !== null && { cursor }) }).toString()
    const page: Response = await send('GET', `/v1/exports/${list}?${search}`)
    pages.push(await page.blob())
    cursor = page.headers.get('zhida-next')
  } while (cursor !== null)
  saveBlob(
    new Blob(pages, { type: pages[0]?.type ?? '' }),
    `${list}-${asked.month ?? asked.batchId ?? 'all'}.${asked.format}`,
  )
}
