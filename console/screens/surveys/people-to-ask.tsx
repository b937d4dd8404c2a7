import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { placeName } from '../../parts/place-name.ts'
import { provinceName } from '../../parts/province-name.ts'
import { type Column, Rows } from '../../parts/rows.tsx'
import { call, type ItemOf } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAhead } from '../../service/service-time.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'
import { useList } from '../../service/use-answer.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { listed } from '../../words/listed.ts'
import { DoorToDoor } from './door-to-door.tsx'
import { surveysWords } from './surveys-words.ts'
import { willingnessWords } from './willingness-words.ts'

type Row = ItemOf<'GET /v1/surveys/people-to-ask'>

/** The list is read whole, for its townships: beyond so many the rest is read on demand. */
const readAtOnce = 2000

/** Whom the villages of a county ask again, and the sheet of a township to print and to fill in. */
export function PeopleToAsk({ county, mayPrint }: { county: string | undefined; mayPrint: boolean }) {
  const words = useWords(surveysWords)
  if (county === undefined) return <Alert type="info" title={words.askWhere} />
  return <OfCounty key={county} county={county} mayPrint={mayPrint} />
}

function OfCounty({ county, mayPrint }: { county: string; mayPrint: boolean }) {
  const words = useWords(surveysWords)
  const say = useSay()
  const { language } = useLanguage()
  const ahead = useAhead()
  const [township, setTownship] = useState<string>()
  const [why, setWhy] = useState('')
  const { items, more, isLoading, isReadingMore, error } = useList('GET /v1/surveys/people-to-ask', {
    query: { county, limit: 200 },
  })
  const readsOn = items.length < readAtOnce
  useEffect(() => {
    if (readsOn && more && !isReadingMore && !error) more()
  }, [readsOn, more, isReadingMore, error])
  const townships = [...new Set(items.flatMap((one) => one.township ?? []))].toSorted()
  const shown = township === undefined ? items : items.filter((one) => one.township === township)
  const columns: Column<Row>[] = [
    { title: words.name, shows: ({ name }) => name, width: 80 },
    { title: words.township, shows: (one) => one.township, width: 110 },
    { title: words.village, shows: ({ village }) => village, width: 110 },
    { title: words.lastWish, shows: ({ willing }) => say(willingnessWords[willing]), width: 90 },
    {
      title: words.where,
      shows: ({ destinations }) =>
        destinations === 'any'
          ? words.anywhere
          : listed(
              destinations.map((name) => provinceName(name, language)),
              language,
            ),
      wideOnly: true,
    },
    { title: words.lastAsked, shows: ({ lastAskedOn }) => lastAskedOn, width: 110 },
  ]
  return (
    <>
      <div className="filters">
        <Select
          aria-label={words.township}
          placeholder={words.township}
          allowClear
          style={{ minWidth: 140 }}
          value={township ?? null}
          onChange={(chosen: string | null) => setTownship(chosen ?? undefined)}
          options={townships.map((value) => ({ value, label: value }))}
        />
        {mayPrint && township !== undefined && (
          <>
            <Input
              aria-label={words.whyPrint}
              placeholder={words.whyPrint}
              value={why}
              maxLength={200}
              style={{ maxWidth: 220 }}
              onChange={({ target }) => setWhy(target.value)}
            />
            <Button
              icon={<DownloadOutlined />}
              disabled={why.trim() === ''}
              onClick={() =>
                void saveFile(
                  'GET /v1/surveys/people-to-ask.xlsx',
                  { query: { county, township, why: why.trim() } },
                  `${township}.xlsx`,
                )
              }
            >
              {words.printSheet}
            </Button>
            <DoorToDoor
              title={words.askAgainTitle}
              of={`${placeName(county, language)} ${township}`}
              today={shanghaiDay(Date.now() + ahead)}
              read={(reason, cursor) =>
                call('GET /v1/surveys/people-to-ask', {
                  query: {
                    county,
                    township,
                    limit: 200,
                    details: 'full',
                    why: reason,
                    ...(cursor !== null && { cursor }),
                  },
                })
              }
            />
          </>
        )}
        <span className="quiet">{words.askHint}</span>
      </div>
      <Rows
        label={words.askAgain}
        columns={columns}
        rows={shown}
        rowKey={({ workerId }) => workerId}
        isLoading={isLoading}
        error={error}
        more={readsOn ? undefined : more}
        isReadingMore={isReadingMore}
        empty={words.nobodyToAsk}
      />
    </>
  )
}
