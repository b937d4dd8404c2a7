import { ArrowLeftOutlined } from '@ant-design/icons'
import { App, Grid, Segmented } from 'antd'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { SurveyId } from '../../../domain/kernel/ids.ts'
import { countsOfSurvey } from '../../../domain/surveys/counts-of-survey.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useAnswer, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { rejectionWords } from './rejection-words.ts'
import { RowForm } from './row-form.tsx'
import { surveysWords } from './surveys-words.ts'

type Row = ItemOf<'GET /v1/surveys/{surveyId}/rows'>

/** The rows of a sheet that wait for a correction or a telephone call, one after the other. State and row stand in the address. */
export function RowsToCorrect({ surveyId }: { surveyId: SurveyId }) {
  const words = { ...useWords(sharedWords), ...useWords(surveysWords) }
  const say = useSay()
  const { message } = App.useApp()
  const [address, setAddress] = useSearchParams()
  const state = (address.get('state') ?? undefined) as 'rejected' | 'to-clarify' | undefined
  const survey = useAnswer('GET /v1/surveys/{surveyId}', { params: { surveyId } })
  // Not looked at by itself: each look opens the cells of people, masked though they are.
  const list = useList('GET /v1/surveys/{surveyId}/rows', { params: { surveyId }, query: { state } })
  const index = list.items.findIndex((row) => keyOf(row) === address.get('row'))
  const chosen = list.items[index]
  const put = (name: string, value: string | undefined) =>
    setAddress((now) => {
      if (value === undefined) now.delete(name)
      else now.set(name, value)
      return now
    })
  const goOn = () => {
    const next = list.items[index + 1] ?? list.items[index - 1]
    if (index + 2 >= list.items.length) list.more?.()
    put('row', next && keyOf(next))
  }
  const { lg } = Grid.useBreakpoint()
  const [first] = list.items
  const isNothingChosen = address.get('row') === null
  useEffect(() => {
    // Beside the list there is room for a row: one begins with the first. On a narrow screen it would lie over the list.
    if (!lg || !isNothingChosen || !first) return
    setAddress(
      (now) => {
        now.set('row', keyOf(first))
        return now
      },
      { replace: true },
    )
  }, [lg, isNothingChosen, first, setAddress])
  const settled = (row: Answer<'PATCH /v1/surveys/{surveyId}/rows/{sheet}/{row}'>) => {
    const name = words.rowOf(row.sheet, row.rowNumber)
    if (row.state === 'rejected' || row.state === 'to-clarify') return void message.info(words.stillOpen(name))
    message.success(row.state === 'outranked' ? words.takenButOlder(name) : words.taken(name))
    goOn()
  }
  const counts = survey.data && countsOfSurvey(survey.data)
  return (
    <>
      <h1>
        <Link to="/surveys" aria-label={words.back} title={words.back}>
          <ArrowLeftOutlined />
        </Link>{' '}
        {words.rowsTitle} · {survey.data?.fileName}
      </h1>
      <Refusal error={survey.error} />
      <div className="filters">
        <Segmented
          value={state ?? ''}
          onChange={(value) => put('state', value === '' ? undefined : value)}
          options={[
            { value: '', label: `${words.bothStates} ${counts ? counts.rejected + counts.toClarify : ''}` },
            { value: 'rejected', label: `${words.rejected} ${counts?.rejected ?? ''}` },
            { value: 'to-clarify', label: `${words.toClarify} ${counts?.toClarify ?? ''}` },
          ]}
        />
        <span className="quiet">{words.shortcuts}</span>
      </div>
      <SplitView
        title={chosen && words.rowOf(chosen.sheet, chosen.rowNumber)}
        onClose={() => put('row', undefined)}
        detail={
          chosen ? (
            <RowForm
              key={`${keyOf(chosen)} ${chosen.version}`}
              row={chosen}
              at={{ surveyId, sheet: sheetOf(chosen, survey.data), row: chosen.rowNumber }}
              onSettled={settled}
              onSkip={goOn}
              onStale={list.reload}
            />
          ) : undefined
        }
        list={
          <Rows
            label={words.rowsTitle}
            rows={list.items}
            rowKey={keyOf}
            chosen={chosen && keyOf(chosen)}
            onChoose={(row) => put('row', keyOf(row))}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={state === undefined ? words.rowsNone : words.rowsNoneOfState}
            columns={[
              { title: words.row, shows: ({ sheet, rowNumber }) => words.rowOf(sheet, rowNumber), width: 130 },
              {
                title: words.name,
                shows: (row) => row.cells.find(({ column }) => column === 'name')?.written,
                width: 80,
              },
              {
                title: words.fault,
                shows: ({ reason, cells, state: stands }) => (
                  <>
                    {stands === 'to-clarify' ? words.toClarify : reason && say(rejectionWords[reason])}
                    <span className="quiet">
                      {' '}
                      {cells
                        .filter(({ fault }) => fault !== null)
                        .map(({ head }) => head)
                        .join(words.listComma)}
                    </span>
                  </>
                ),
              },
            ]}
          />
        }
      />
      {!chosen && list.items.length > 0 && <p className="quiet">{words.chooseRow}</p>}
    </>
  )
}

function keyOf({ sheetNumber, rowNumber }: Row): string {
  return `${sheetNumber}/${rowNumber}`
}

/** By its place among the sheets, unless another sheet is named like that number. */
function sheetOf({ sheet, sheetNumber }: Row, survey: Answer<'GET /v1/surveys/{surveyId}'> | undefined): string {
  const place = String(sheetNumber)
  const names = survey?.state === 'imported' ? (survey.findings?.sheets.map((one) => one.sheet) ?? []) : []
  return sheet !== null && names.includes(place) ? sheet : place
}
