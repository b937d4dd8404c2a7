/** Pixels of the picture for each of the screen: it is pasted into documents that are printed. */
const sharpness = 2

/** Puts the drawing on the clipboard as a picture; where the browser keeps that shut, it is saved as a file. */
export async function copyPicture(drawing: SVGSVGElement, name: string): Promise<'copied' | 'saved'> {
  const picture = await pictureOf(drawing)
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    return 'copied'
  } catch {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(picture)
    link.download = `${name}.png`
    link.click()
    URL.revokeObjectURL(link.href)
    return 'saved'
  }
}

async function pictureOf(drawing: SVGSVGElement): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect()
  const source = new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' })
  const address = URL.createObjectURL(source)
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * sharpness
    canvas.height = height * sharpness
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('this browser draws no pictures')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
