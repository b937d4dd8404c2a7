import { createHmac } from 'node:crypto'
import type { ExecutionRecord, ThreadRecord } from '../model/records.ts'

/** A token says which try of which thread it belongs to; the digest keeps invented ones out. */
export function taskToken(execution: ExecutionRecord, thread: Pick<ThreadRecord, 'id' | 'attempt'>): string {
  const place = [execution.id, thread.id, thread.attempt].join('.')
  const digest = createHmac('sha256', execution.arn).update(place).digest('base64url')
  return Buffer.from(`${place}.${digest}`).toString('base64url')
}

/** Where a token leads, before its digest is compared; undefined for what cannot be a token. */
export function readTaskToken(token: string): { execution: number; thread: number; attempt: number } | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.[\w-]{43}$/.exec(Buffer.from(token, 'base64url').toString())
  return parts ? { execution: Number(parts[1]), thread: Number(parts[2]), attempt: Number(parts[3]) } : undefined
}
