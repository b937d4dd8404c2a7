import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** The fields of a form with files, as a browser without script sends it: texts as they are, files in base64. */
export async function multipartForm({ body = '', isBase64Encoded, headers }: APIGatewayProxyEventV2) {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'latin1')
  const form = await new Response(bytes, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData()
  const fields: Record<string, string> = {}
  for (const [name, value] of form)
    fields[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64')
  return fields
}

export function isMultipart({ headers }: APIGatewayProxyEventV2): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') === true
}
