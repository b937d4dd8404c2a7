import type { EntityItem } from 'electrodb'
import type { EnterpriseId, MessageId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { FirmMessage, Message, MessageContent } from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

export function messageEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'message', version: '1', service: 'zhida' },
      attributes: {
        messageId: { type: text<MessageId>(), required: true },
        /** One of the two: whom it is to. Of a message that is in a mailing nothing but what a receipt said may be here. */
        workerId: { type: text<WorkerId>() },
        enterpriseId: { type: text<EnterpriseId>() },
        /** Of a firm's contact; a worker's number is the worker's, and messages of releases before hold it too. */
        sealedPhone: { type: 'string' },
        template: { type: text<NoticeTemplateCode>() },
        segments: { type: 'number' },
        queuedAt: { type: text<Instant>() },
        content: { type: typed<MessageContent>() },
        countyCode: { type: 'string' },
        state: { type: text<Message['state']>(), required: true },
        at: { type: text<Instant>() },
        until: { type: text<Instant>() },
        provider: { type: 'string' },
        call: { type: 'string' },
        /** Which claim put it into the state `sending`: no two have the same. */
        claim: { type: 'string' },
        report: { type: 'string' },
        /** Of an unknown one alone: the worker's county, whose staff may have to telephone, and since when. */
        unknownIn: { type: 'string', hidden: true },
        unknownSince: { type: text<Instant>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['messageId'] }, sk: { field: 'sk', composite: [] } },
        // Of keys alone: what becomes of a message does not touch it.
        ofWorker: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['workerId'] },
          sk: { field: 'gsi3sk', composite: ['queuedAt', 'messageId'] },
        },
        unknown: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['unknownIn'] },
          sk: { field: 'gsi2sk', composite: ['unknownSince'] },
        },
      },
    },
    database,
  )
}

/** What a provider took of a claim: all of it, but for those that are named. */
export function takenEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'takenClaim', version: '1', service: 'zhida' },
      attributes: {
        claim: { type: 'string', required: true },
        at: { type: text<Instant>(), required: true },
        except: { type: typed<readonly MessageId[]>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: { byClaim: { pk: { field: 'pk', composite: ['claim'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
}

export type KeptMessage = EntityItem<ReturnType<typeof messageEntity>>
type Facts = 'template' | 'segments' | 'queuedAt'
/** With what it says, and not only with what became of it. */
export type WholeItem = Omit<KeptMessage, Facts> & Required<Pick<KeptMessage, Facts>>
/** A message without whom it is to. */
type ToSomebody = Message extends infer Each ? (Each extends Message ? Omit<Each, 'workerId'> : never) : never

export function isWhole(item: KeptMessage): item is WholeItem {
  return item.template !== undefined
}

export function messageOf(item: WholeItem): Message {
  if (item.workerId === undefined) throw new Error(`message ${item.messageId} is to no worker`)
  return standingOf(item) as Message
}

export function firmMessageOf(item: WholeItem): FirmMessage {
  if (item.enterpriseId === undefined) throw new Error(`message ${item.messageId} is to no enterprise`)
  return standingOf(item) as FirmMessage
}

function standingOf({
  state,
  at,
  until,
  provider = '',
  call = '',
  claim: _claim,
  report,
  unknownSince,
  ...facts
}: WholeItem): ToSomebody {
  const told = report ? { report } : {}
  if (state === 'queued') return { ...facts, state, ...(until && { until }), ...told }
  if (!at) throw new Error(`message ${facts.messageId} is ${state} without a time`)
  if (state === 'sending') return { ...facts, state, at, provider, call }
  if (state === 'unknown') return { ...facts, state, at: unknownSince ?? at, provider, call, report: report ?? '' }
  if (state === 'sent' || state === 'refused') return { ...facts, state, at, ...told }
  return { ...facts, state, at, report: report ?? '' }
}
