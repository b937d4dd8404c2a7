import { Descriptions } from 'antd'
import type { Answer } from '../service/call.ts'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'

type Card = Answer<'GET /v1/enterprises/{enterpriseId}'>['card']
type Share = NonNullable<Card['promiseKept']>

const cardWords = inBoth(
  {
    title: '情况卡',
    since: (day: string) => `${day}以来`,
    answerTime: '答复接收人数',
    hours: (median: number, questions: number, unanswered: number) =>
      `中位${median}小时（${questions}次，未答复${unanswered}次）`,
    mostlyNot: (questions: number, unanswered: number) => `多半不答复（${questions}次，未答复${unanswered}次）`,
    promiseKept: '承诺兑现',
    termsKept: '第1天：条件属实',
    contractSigned: '一个月内签合同',
    firstWage: '第一次工资足额按时',
    inTime: '第一次工资按时',
    stayed: '满90天在岗',
    unknown: (least: number) => `不到${least}人，情况还不清楚`,
    never: '还没有询问过',
    share: (percent: number, some: number, of: number) => `${percent}%（${some}/${of}）`,
    between: (low: number, high: number) => `，可能在${low}%至${high}%之间`,
    line: (kept: string) => `承诺兑现${kept}`,
  },
  {
    title: 'Card of facts',
    since: (day: string) => `since ${day}`,
    answerTime: 'Answers how many it takes',
    hours: (median: number, questions: number, unanswered: number) =>
      `median ${median} h (${questions} asked, ${unanswered} unanswered)`,
    mostlyNot: (questions: number, unanswered: number) => `mostly not (${questions} asked, ${unanswered} unanswered)`,
    promiseKept: 'Promise kept',
    termsKept: 'Day 1: terms as promised',
    contractSigned: 'Contract within a month',
    firstWage: 'First wage in full and in time',
    inTime: 'First wage in time',
    stayed: 'Still there after 90 days',
    unknown: (least: number) => `fewer than ${least} people: not enough is known`,
    never: 'never asked',
    share: (percent: number, some: number, of: number) => `${percent}% (${some}/${of})`,
    between: (low: number, high: number) => `, may be ${low}% to ${high}%`,
    line: (kept: string) => `Promise kept ${kept}`,
  },
)

/** What is known of an enterprise, each figure with of how many it is. */
export function FirmCard({ card }: { card: Card }) {
  const words = useWords(cardWords)
  const told = (share: Share | null) => (share ? inShare(share, words) : words.unknown(card.fewestPeople))
  const { answerTime } = card
  const answers = !answerTime
    ? words.never
    : answerTime.medianHours === null
      ? words.mostlyNot(answerTime.questions, answerTime.unanswered)
      : words.hours(answerTime.medianHours, answerTime.questions, answerTime.unanswered)
  const items: [string, string][] = [
    [words.answerTime, answers],
    [words.promiseKept, told(card.promiseKept)],
    [words.termsKept, told(card.termsKept)],
    [words.contractSigned, told(card.contractSigned)],
    [words.firstWage, told(card.firstWageAsPromised)],
    [words.inTime, told(card.firstWageInTime)],
    [words.stayed, told(card.stayed90Days)],
  ]
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title} <span className="quiet">{words.since(card.since)}</span>
      </h3>
      <Descriptions
        column={1}
        size="small"
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </section>
  )
}

/** The same in a line, where enterprises are compared; nothing before it is known. */
export function FirmCardLine({ card }: { card: Card | undefined }) {
  const words = useWords(cardWords)
  if (!card?.promiseKept) return null
  return <div className="quiet">{words.line(inShare(card.promiseKept, words))}</div>
}

function inShare(
  { some, of, low, high, isFew }: Share,
  words: ReturnType<typeof useWords<typeof cardWords.zh>>,
): string {
  const percent = (share: number) => Math.round(share * 100)
  return `${words.share(percent(some / of), some, of)}${isFew ? words.between(percent(low), percent(high)) : ''}`
}
