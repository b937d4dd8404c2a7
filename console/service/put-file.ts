/**
 * Puts a file to an upload link of the bucket; `onProgress` hears how much of it has gone, 0 to 1. The link is its own permission: no
 * token goes along.
 * @throws TypeError for what cannot be reached; Error with the bucket's status for what it refused.
 */
export function putFile(url: string, file: Blob, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // fetch cannot say how far an upload is.
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`HTTP ${request.status}`)))
    request.onerror = () => reject(new TypeError('the bucket cannot be reached'))
    request.send(file)
  })
}
