import type { ReactNode } from 'react'
import type { DestinationLevel, PolicyAmount, YuanOrRange } from '../../../domain/subsidies/subsidy-policy.ts'
import { placeName } from '../../parts/place-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { levelWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

/** How much a policy pays, a line for each sum; what its source leaves open is said to be open. */
export function AmountInWords({ amount }: { amount: PolicyAmount }) {
  const words = useWords(subsidiesWords)
  const upTo = (yuan: number) => (
    <>
      {words.upTo} <Yuan yuan={yuan} />
    </>
  )
  switch (amount.shape) {
    case 'flat':
      return <Yuan yuan={amount.yuan} />
    case 'up-to':
      return upTo(amount.capYuan)
    case 'by-destination':
      return <ByDestination amount={amount} />
    case 'by-distance':
      return <ByDistance amount={amount} />
    case 'by-ticket':
      return <Lines of={[[words.fare, upTo(amount.capYuan)]]} />
    case 'percent-of-wage':
      return (
        <Lines
          of={[[words.share(amount.percent, amount.isAtMost), amount.capYuan === null ? null : upTo(amount.capYuan)]]}
        />
      )
    case 'by-income':
      return (
        <Lines
          of={[
            [words.usual, <Yuan key="usual" yuan={amount.yuan} />],
            [
              <>
                {words.incomeBelow} <Yuan yuan={amount.belowIncomeYuan} />
              </>,
              <Yuan key="below" yuan={amount.belowYuan} />,
            ],
          ]}
        />
      )
    case 'not-shown':
      return <>{words.amountOpen}</>
  }
}

type Shaped<Shape extends PolicyAmount['shape']> = { amount: Extract<PolicyAmount, { shape: Shape }> }

function ByDestination({ amount: { levels, provinces, capYuan } }: Shaped<'by-destination'>) {
  const words = useWords(subsidiesWords)
  const { listComma } = useWords(sharedWords)
  const { language } = useLanguage()
  const ofLevels = useLevels(levels)
  return (
    <Lines
      of={[
        ...ofLevels,
        ...provinces.map(({ codes, yuan }): Line => {
          const names = codes.map((code) => placeName(`${code}0000`, language)).join(listComma)
          return [names, <Yuan key={names} yuan={yuan} />]
        }),
        ...(capYuan === null ? [] : [[words.upTo, <Yuan key="cap" yuan={capYuan} />] as const]),
      ]}
    />
  )
}

function ByDistance({ amount: { bands, otherwise } }: Shaped<'by-distance'>) {
  const words = useWords(subsidiesWords)
  const ofLevels = useLevels(otherwise)
  const isShown = bands.every(({ upToKm }, at) => upToKm !== null || at === bands.length - 1)
  return (
    <Lines
      of={[
        ...bands.map(({ upToKm, capYuan }, at): Line => {
          const reach = upToKm !== null ? words.bandUpTo(upToKm) : isShown ? words.bandFurther : words.bandOpen(at + 1)
          return [
            reach,
            <span key={reach}>
              {words.upTo} <Yuan yuan={capYuan} />
            </span>,
          ]
        }),
        ...ofLevels,
      ]}
    />
  )
}

function useLevels(levels: Partial<Record<DestinationLevel, YuanOrRange>>): Line[] {
  const say = useSay()
  return (Object.keys(levelWords) as DestinationLevel[]).flatMap((level): Line[] => {
    const sum = levels[level]
    return sum === undefined ? [] : [[say(levelWords[level]), <Sum key={level} of={sum} />]]
  })
}

function Sum({ of }: { of: YuanOrRange }) {
  if (typeof of === 'number') return <Yuan yuan={of} />
  return (
    <>
      <Yuan yuan={of.leastYuan} /> – <Yuan yuan={of.mostYuan} />
    </>
  )
}

type Line = readonly [what: ReactNode, sum: ReactNode]

function Lines({ of }: { of: readonly Line[] }) {
  const { colon } = useWords(sharedWords)
  return of.map(([what, sum], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one amount do not move
    <div key={at}>
      {what}
      {sum !== null && (
        <>
          {colon}
          {sum}
        </>
      )}
    </div>
  ))
}
