import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { workplaces } from '../../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../../domain/kernel/places/counties.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { fromBeijing } from '../../service/beijing.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { useListed } from '../../words/use-listed.ts'
import { planWords } from './plan-words.ts'
import type { MoreCoaches, WishesDraft } from './wishes-draft.ts'

interface Props {
  /** Of the batch, whose people are to ride. */
  readonly counties: readonly string[]
  readonly draft: WishesDraft
  readonly onDraft: (draft: WishesDraft) => void
}

/** As many counties as one coach takes people up in. */
const mostCounties = 3

/** Coaches that are to run to a city besides; whether law, road and passengers allow it is for the service to say. */
export function MoreCoachesField({ counties: ofBatch, draft, onDraft }: Props) {
  const words = useWords(planWords)
  const [counties, setCounties] = useState<string[]>([])
  const [cityCode, setCity] = useState<string>()
  const [departs, setDeparts] = useState('')
  const [seats, setSeats] = useState<number | null>(null)
  const [count, setCount] = useState<number | null>(1)
  const { language } = useLanguage()
  const listed = useListed()
  const { listComma } = useWords(sharedWords)
  const nameOf = ({ name, pinyin }: { name: string; pinyin: string }) => (language === 'zh' ? name : pinyin)
  const fromCounties = ofBatch.flatMap((code) => {
    const county = countyByCode(code)
    return county ? [{ value: code, label: nameOf(county) }] : []
  })
  const toCities = workplaces.map((city) => ({ value: city.code, label: nameOf(city) }))
  const isWhole = counties.length > 0 && cityCode !== undefined && departs !== '' && seats !== null && count !== null
  const add = () => {
    if (!isWhole) return
    const departsAt = fromBeijing(departs) as MoreCoaches['departs']
    const coach = { counties, cityCode, departs: departsAt, coaches: [{ seats, count }] }
    onDraft({ ...draft, coaches: [...draft.coaches, coach] })
    setCounties([])
    setDeparts('')
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {draft.coaches.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same coach may be wished twice
        <Space key={index} wrap>
          <span>
            {one.counties.map((code, at) => (
              <span key={code}>
                {at > 0 && listComma}
                <Place code={code} />
              </span>
            ))}{' '}
            → <Place code={one.cityCode} /> · <Moment at={one.departs} /> ·{' '}
            {listed(one.coaches.map((coach) => words.coachesOf(coach.count, coach.seats)))}
          </span>
          <Button
            size="small"
            icon={<DeleteOutlined />}
            aria-label={words.takeOut}
            onClick={() => onDraft({ ...draft, coaches: draft.coaches.filter((other) => other !== one) })}
          />
        </Space>
      ))}
      <Space wrap>
        <Select
          mode="multiple"
          maxCount={mostCounties}
          aria-label={words.coachFrom}
          placeholder={words.coachFrom}
          value={counties}
          onChange={setCounties}
          options={fromCounties}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 180 }}
        />
        <Select
          aria-label={words.coachTo}
          placeholder={words.coachTo}
          value={cityCode ?? null}
          onChange={(code: string | null) => setCity(code ?? undefined)}
          options={toCities}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 120 }}
        />
        <Input
          type="datetime-local"
          aria-label={words.coachDeparts}
          title={words.coachDeparts}
          value={departs}
          onChange={({ target }) => setDeparts(target.value)}
          style={{ width: 190 }}
        />
        <InputNumber
          aria-label={words.seatsEach}
          placeholder={words.seatsEach}
          min={1}
          precision={0}
          value={seats}
          suffix={words.seatsUnit}
          style={{ width: 130 }}
          onChange={setSeats}
        />
        <InputNumber
          aria-label={words.coachCount}
          min={1}
          max={50}
          precision={0}
          value={count}
          suffix={words.coachesUnit}
          style={{ width: 90 }}
          onChange={setCount}
        />
        <Button disabled={!isWhole} onClick={add}>
          {words.addCoach}
        </Button>
      </Space>
    </Space>
  )
}
