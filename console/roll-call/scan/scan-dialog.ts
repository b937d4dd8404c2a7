import { element } from '../view/element.ts'
import type { Words } from '../words.ts'
import { detector } from './detector.ts'

/** What is said of a code under the picture. */
export interface ScanReply {
  readonly text: string
  readonly isGood: boolean
}

/** Milliseconds between two looks at the picture, and for which a code that was read is not read again. */
const pause = 200
const sameCode = 3_000

/** Reads codes by the camera until it is closed; each is given to `read`, and the reply is said. */
export async function scanDialog(words: Words, read: (code: string) => Promise<ScanReply>): Promise<void> {
  const video = element('video', { muted: true, playsInline: true, aria: { label: words.scanning } })
  const said = element('p', { className: 'scan-said', role: 'status', aria: { live: 'assertive' } }, words.scanning)
  const close = element('button', { type: 'button', className: 'big', textContent: words.scanClose })
  const dialog = element('dialog', { className: 'scan', aria: { label: words.scan } }, video, said, close)
  close.onclick = () => dialog.close()
  document.body.append(dialog)
  dialog.showModal()
  const closed = new Promise<void>((resolve) => {
    dialog.onclose = () => resolve()
  })
  const stream = await navigator.mediaDevices
    ?.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
    .catch(() => undefined)
  if (stream && dialog.open) {
    video.srcObject = stream
    await video.play().catch(() => undefined)
    void look(video, dialog, said, read)
  } else if (!stream) said.textContent = words.scanNoCamera
  await closed
  for (const track of stream?.getTracks() ?? []) track.stop()
  dialog.remove()
}

async function look(
  video: HTMLVideoElement,
  dialog: HTMLDialogElement,
  said: HTMLElement,
  read: (code: string) => Promise<ScanReply>,
): Promise<void> {
  const reader = await detector()
  const seen = { code: '', at: 0 }
  while (dialog.open) {
    const [found] = video.readyState >= video.HAVE_CURRENT_DATA ? await reader.detect(video).catch(() => []) : []
    const code = found?.rawValue
    if (code !== undefined && (code !== seen.code || Date.now() - seen.at > sameCode)) {
      const { text, isGood } = await read(code)
      said.textContent = text
      said.dataset['good'] = String(isGood)
      navigator.vibrate?.(isGood ? 80 : [60, 60, 60])
    }
    if (code !== undefined) Object.assign(seen, { code, at: Date.now() })
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
