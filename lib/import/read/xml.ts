import 'server-only'
import { SaxesParser } from 'saxes'
import { Refusal } from '@/lib/kernel/errors'
import { unreadable } from './limits'

export type Visitor = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads XML as it arrives, without prefixes; hands control back after each piece. */
export async function* walkXml(chunks: AsyncIterable<Buffer>, visitor: Visitor): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw unreadable() // no office program writes one, and entities are declared in it
  })
  parser.on('opentag', ({ name, attributes }) => visitor.open?.(local(name), attributes))
  parser.on('text', (text) => visitor.text?.(text))
  parser.on('cdata', (text) => visitor.text?.(text))
  parser.on('closetag', ({ name }) => visitor.close?.(local(name)))
  const decoder = new TextDecoder()
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield
    }
    parser.close()
    yield
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable()
  }
}

export async function readXml(chunks: AsyncIterable<Buffer>, visitor: Visitor): Promise<void> {
  for await (const _ of walkXml(chunks, visitor));
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
