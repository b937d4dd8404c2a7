import type { EntityItem } from 'electrodb'
import type { MessageId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Question } from '../../domain/notices/question.ts'
import { type Database, expiry, isConditionFailed, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'
import { writeSingly } from '../write-singly.ts'

/** A question and the message that asked it. */
export type AskedQuestion = Question & { readonly messageId: MessageId }

/** A question as replies are read against it. */
export type AnswerableQuestion = AskedQuestion & { readonly isAnswered: boolean }

/** After its close a question is of no use to anybody. */
const retention = { days: 30 }

function questionEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'question', version: '1', service: 'zhida' },
      attributes: {
        phoneHash: { type: 'string', required: true },
        messageId: { type: text<MessageId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        askedAt: { type: text<Instant>(), required: true },
        closesAt: { type: text<Instant>(), required: true },
        asks: { type: typed<Question['asks']>(), required: true },
        /** `answered`: the phone is free for another question, but while there is none the answer can be changed. */
        state: { type: text<'open' | 'answered' | 'closed'>(), required: true },
        /** When we asked what an unclear reply meant; we ask that once. */
        clarifiedAt: { type: text<Instant>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofPhone: { pk: { field: 'pk', composite: ['phoneHash'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
}

function questionOf(item: EntityItem<ReturnType<typeof questionEntity>>): AskedQuestion {
  const { phoneHash, messageId, workerId, askedAt, closesAt, asks } = item
  return { phoneHash, messageId, workerId, askedAt, closesAt, asks }
}

const open = (question: AskedQuestion) => ({
  ...question,
  state: 'open' as const,
  expiresAt: expiry(question.closesAt, retention),
})

/** One question for each phone: the item of the phone is its latest. */
export function questionsIn(database: Database) {
  const questions = questionEntity(database)

  return {
    /** Opens each question whose phone is free at `now`, and answers the messages whose questions are open. */
    async open(asked: readonly AskedQuestion[], now: Instant): Promise<ReadonlySet<MessageId>> {
      // Its item stays for the next question, so that most are there.
      const keys = asked.map(({ phoneHash }) => ({ phoneHash }))
      const known = new Set((await readEach(keys, (some) => questions.get(some).go())).map((item) => item.phoneHash))
      const strange = asked.filter(({ phoneHash }) => !known.has(phoneHash))
      const first = await writeSingly(strange, database, (question) => questions.create(open(question)))
      const opened = new Set(first)
      const next = await writeSingly(
        asked.filter((question) => !opened.has(question)),
        database,
        (question) => {
          const { phoneHash, ...changed } = open(question)
          return questions
            .patch({ phoneHash })
            .set(changed)
            .remove(['clarifiedAt'])
            .where(
              (standing, { eq, lte }) =>
                `${eq(standing.state, 'closed')} OR ${eq(standing.state, 'answered')} OR ${lte(standing.closesAt, now)} OR ${eq(standing.messageId, question.messageId)}`,
            )
        },
      )
      return new Set([...first, ...next].map(({ messageId }) => messageId))
    },
    /** The question of each phone that nobody has answered yet; its time may be over. */
    async openOn(phoneHashes: readonly string[]): Promise<ReadonlyMap<string, AskedQuestion>> {
      if (phoneHashes.length === 0) return new Map()
      const keys = phoneHashes.map((phoneHash) => ({ phoneHash }))
      const found = await readEach(keys, (some) => questions.get(some).go())
      const open = found.filter(({ state }) => state === 'open')
      return new Map(open.map((item) => [item.phoneHash, questionOf(item)]))
    },
    /** The latest question of each phone that a reply may still answer, or answer otherwise; its time may be over. */
    async standingOn(phoneHashes: readonly string[]): Promise<ReadonlyMap<string, AnswerableQuestion>> {
      if (phoneHashes.length === 0) return new Map()
      const keys = phoneHashes.map((phoneHash) => ({ phoneHash }))
      const found = await readEach(keys, (some) => questions.get(some).go())
      const standing = found.filter(({ state }) => state !== 'closed')
      return new Map(
        standing.map((item) => [item.phoneHash, { ...questionOf(item), isAnswered: item.state === 'answered' }]),
      )
    },
    /** The question of the worker's phone, open or not, or null where somebody else was asked there last. */
    async ofWorker({
      workerId,
      phoneHash,
    }: Pick<AskedQuestion, 'workerId' | 'phoneHash'>): Promise<AskedQuestion | null> {
      const { data } = await questions.get({ phoneHash }).go({ consistent: true })
      return data?.workerId === workerId ? questionOf(data) : null
    },
    async erase({ phoneHash, messageId }: Pick<AskedQuestion, 'phoneHash' | 'messageId'>): Promise<void> {
      await questions
        .delete({ phoneHash })
        .where((standing, { eq }) => eq(standing.messageId, messageId))
        .go()
        .catch((error: unknown) => {
          if (!isConditionFailed(error)) throw error
        })
    },
    /** Marks these questions as answered; a phone that was asked something else since keeps that. */
    async noteAnswered(answered: readonly Pick<AskedQuestion, 'phoneHash' | 'messageId'>[]): Promise<void> {
      await writeSingly(eachOnce(answered), database, ({ phoneHash, messageId }) =>
        questions
          .patch({ phoneHash })
          .set({ state: 'answered' })
          .where((standing, { eq }) => `${eq(standing.messageId, messageId)} AND ${eq(standing.state, 'open')}`),
      )
    },
    /** Closes these questions; a phone that was asked something else since keeps that. */
    async close(closed: readonly Pick<AskedQuestion, 'phoneHash' | 'messageId'>[]): Promise<void> {
      await writeSingly(eachOnce(closed), database, ({ phoneHash, messageId }) =>
        questions
          .patch({ phoneHash })
          .set({ state: 'closed' })
          .where((standing, { eq }) => eq(standing.messageId, messageId)),
      )
    },
    /** Marks of each that an unclear reply of that moment is asked about; answers those of which no other one was before. */
    async clarify<One extends { readonly question: AskedQuestion; readonly at: Instant }>(
      unclear: readonly One[],
    ): Promise<One[]> {
      return writeSingly(unclear, database, ({ question: { phoneHash, messageId }, at }) =>
        questions
          .patch({ phoneHash })
          .set({ clarifiedAt: at })
          .where(
            (standing, { eq, notExists }) =>
              `${eq(standing.messageId, messageId)} AND (${notExists(standing.clarifiedAt)} OR ${eq(standing.clarifiedAt, at)})`,
          ),
      )
    },
  }
}

/** One delivery may hold several texts of a phone: a write names an item once. */
function eachOnce<One extends Pick<AskedQuestion, 'phoneHash' | 'messageId'>>(some: readonly One[]): One[] {
  return [...new Map(some.map((one) => [`${one.phoneHash} ${one.messageId}`, one])).values()]
}
