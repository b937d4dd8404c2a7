import { Parser } from 'saxen'

/** What is done at each tag and each text of an XML document; names come without their namespace (`x:row` is `row`). */
export interface XmlWalk {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Walks through an XML document from its beginning to its end; throws where it is not well formed. */
export function walkXml(xml: string, { open, text, close }: XmlWalk): void {
  const parser = new Parser()
  if (open) {
    parser.on('openTag', (name, attributes, decode) => {
      let read: Record<string, string> | undefined
      open(localName(name), (wanted) => {
        read ??= attributes()
        const value = read[wanted] ?? valueOfLocalName(read, wanted)
        return value === undefined ? undefined : decode(value)
      })
    })
  }
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)))
    parser.on('cdata', text)
  }
  if (close) parser.on('closeTag', (name) => close(localName(name)))
  parser.on('error', (error) => {
    throw error
  })
  // A warning is about an attribute that is written oddly: it is left out, as spreadsheets do.
  parser.on('warn', () => undefined)
  parser.parse(xml)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function valueOfLocalName(attributes: Record<string, string>, wanted: string): string | undefined {
  const name = Object.keys(attributes).find((one) => one.endsWith(`:${wanted}`) && !one.startsWith('xmlns:'))
  return name === undefined ? undefined : attributes[name]
}
