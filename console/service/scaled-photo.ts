import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'

/** Pixels along the longer side: some 220 an inch of A4, so that small print can still be read. */
const longest = 2600
/** Smaller files go as they are. */
const smallEnough = 1_500_000

/** A photo as phones take them, small enough to be sent and still to be read; a PDF, and what is no picture, stays as it is. */
export async function scaledPhoto(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= smallEnough) return file
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) return file
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  const context = canvas.getContext('2d')
  if (!context) return file
  // What is transparent would turn black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  for (const quality of [0.85, 0.6]) {
    const scaled = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (scaled && scaled.size <= Math.min(largestEvidence, file.size)) return scaled
  }
  return file
}
