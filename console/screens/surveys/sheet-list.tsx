import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { countsOfSurvey } from '../../../domain/surveys/counts-of-survey.ts'
import { Count } from '../../parts/count.tsx'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import { CountiesTable } from './counties-table.tsx'
import { PeopleToAsk } from './people-to-ask.tsx'
import { SheetDetail } from './sheet-detail.tsx'
import { surveysWords } from './surveys-words.ts'
import { UploadSheets } from './upload-sheets.tsx'

type Survey = ItemOf<'GET /v1/surveys'>
const surveyStates = Object.keys(states.survey) as Survey['state'][]
const firstYear = 2026

/** The sheets of a year with what became of their rows; year, county, state and the chosen sheet stand in the address. */
export function SheetList() {
  const words = useWords(surveysWords)
  const { language } = useLanguage()
  const { colleague } = useSession()
  const { own } = useCounties()
  const [address, setAddress] = useSearchParams()
  const thisYear = Number(new Date(Date.now() + useAhead() + 8 * 3_600_000).getUTCFullYear())
  const asked = { county: address.get('county') ?? undefined, year: address.get('year') ?? String(thisYear) }
  const state = (address.get('state') ?? undefined) as Survey['state'] | undefined
  const by = address.get('by') ?? 'sheet'
  const isByCounty = by === 'county'
  const list = useList(
    'GET /v1/surveys',
    { query: { ...asked, state } },
    { every: liveEvery.lists, isReady: by === 'sheet' },
  )
  const chosen = list.items.find(({ surveyId }) => surveyId === address.get('survey'))
  const put = (name: string, value: string | undefined) =>
    setAddress((now) => {
      if (value === undefined) now.delete(name)
      else now.set(name, value)
      return now
    })
  const years = Array.from({ length: Math.max(1, thisYear - firstYear + 1) }, (_, past) => String(thisYear - past))
  const isTrueEmpty = asked.county === undefined && state === undefined
  return (
    <>
      <h1>{words.title}</h1>
      {colleague.role !== 'auditor' && (
        <UploadSheets county={asked.county} onLook={(surveyId) => put('survey', surveyId)} />
      )}
      <div className="filters">
        <Select
          aria-label={words.year}
          value={asked.year}
          onChange={(year) => put('year', year === String(thisYear) ? undefined : year)}
          options={years.map((year) => ({ value: year, label: language === 'zh' ? `${year}年` : year }))}
        />
        {own === undefined && (
          <CountyChoice
            label={words.county}
            placeholder={words.allCounties}
            value={asked.county}
            onChange={(county) => put('county', county)}
          />
        )}
        <Select
          aria-label={words.state}
          placeholder={words.state}
          allowClear
          style={{ minWidth: 130 }}
          value={state ?? null}
          onChange={(value: Survey['state'] | null) => put('state', value ?? undefined)}
          options={surveyStates.map((one) => ({ value: one, label: states.survey[one][language] }))}
        />
        <Segmented
          value={by}
          onChange={(chosenBy) => put('by', chosenBy === 'sheet' ? undefined : chosenBy)}
          options={[
            { value: 'sheet', label: words.bySheet },
            ...(own === undefined ? [{ value: 'county', label: words.byCounty }] : []),
            { value: 'ask', label: words.askAgain },
          ]}
        />
        <Button
          icon={<DownloadOutlined />}
          onClick={() => void saveFile('GET /v1/surveys/template.xlsx', {}, '务工意愿摸底表.xlsx')}
        >
          {words.template}
        </Button>
      </div>
      {by === 'ask' ? (
        <PeopleToAsk county={asked.county ?? own} mayPrint={colleague.role !== 'auditor'} />
      ) : isByCounty ? (
        <CountiesTable
          year={asked.year}
          onChoose={(county) =>
            setAddress((now) => {
              now.set('county', county)
              now.delete('by')
              return now
            })
          }
        />
      ) : (
        <SplitView
          title={chosen?.fileName}
          onClose={() => put('survey', undefined)}
          detail={chosen && <SheetDetail key={chosen.surveyId} listed={chosen} />}
          list={
            <Rows
              label={words.title}
              rows={list.items}
              rowKey={({ surveyId }) => surveyId}
              chosen={chosen?.surveyId}
              onChoose={({ surveyId }) => put('survey', surveyId)}
              isLoading={list.isLoading}
              error={list.error}
              more={list.more}
              isReadingMore={list.isReadingMore}
              empty={isTrueEmpty ? words.none : words.noneOfYear}
              columns={columns(words, own === undefined)}
            />
          }
        />
      )}
    </>
  )
}

function columns(words: typeof surveysWords.zh, withCounty: boolean): Column<Survey>[] {
  const count = (
    title: string,
    of: keyof NonNullable<ReturnType<typeof countsOfSurvey>>,
    wideOnly?: true,
  ): Column<Survey> => ({
    title,
    align: 'right',
    width: 72,
    ...(wideOnly && { wideOnly }),
    shows: (survey) => {
      const counts = countsOfSurvey(survey)
      return counts ? <Count of={counts[of]} /> : <span className="quiet">–</span>
    },
  })
  return [
    { title: words.file, shows: ({ fileName }) => fileName },
    ...(withCounty
      ? [{ title: words.county, shows: ({ countyCode }: Survey) => <Place code={countyCode} />, width: 90 }]
      : []),
    { title: words.uploaded, shows: ({ createdAt }) => <Moment at={createdAt} />, width: 120, wideOnly: true },
    { title: words.state, shows: ({ state }) => <StateTag of="survey" state={state} />, width: 110 },
    count(words.accepted, 'accepted', true),
    count(words.rejected, 'rejected'),
    count(words.toClarify, 'toClarify'),
    count(words.duplicates, 'duplicates', true),
  ]
}
