import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { SearchJob as Search } from '../../../domain/stabilisation/search-job.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Place } from '../../parts/place.tsx'
import { placeName } from '../../parts/place-name.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { inBeijing } from '../../service/beijing.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { stationWords } from './station-words.ts'

type Case = Answer<'GET /v1/cases/{caseId}'>
type Typed = Partial<Omit<Search, 'agreed'>> & { agreed?: boolean }

/** For whom wants another job: how the last search stands, and the posts near by that they may be offered. */
export function SearchJob({ one }: { one: Case }) {
  const words = useWords(stationWords)
  const [isOpen, setOpen] = useState(false)
  const { jobSearch } = one
  const isSearching = jobSearch?.state === 'running' || jobSearch?.state === 'releasing'
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {jobSearch && (
        <span>
          {words.jobSearch} <StateTag of="batch" state={jobSearch.state} />{' '}
          {jobSearch.job ? (
            <>
              {jobSearch.job.employer} · {jobSearch.job.post} · <Place code={jobSearch.job.cityCode} />{' '}
              <StateTag of="journey" state={jobSearch.job.journey} />
            </>
          ) : (
            !isSearching && words.noJobFound
          )}
        </span>
      )}
      {!isSearching && !isOpen && (
        <Button size="small" onClick={() => setOpen(true)}>
          {words.searchJob}
        </Button>
      )}
      {isOpen && <SearchForm one={one} close={() => setOpen(false)} />}
    </Space>
  )
}

function SearchForm({ one: { caseId }, close }: { one: Case; close: () => void }) {
  const words = useWords(stationWords)
  const { language } = useLanguage()
  const today = inBeijing(Date.now() + useAhead()).slice(0, 10) as CalendarDate
  const { data, error } = useAnswer('GET /v1/cases/{caseId}/posts-near', { params: { caseId } })
  if (!data) return <Refusal error={error} />
  if (data.items.length === 0) return <span role="status">{words.noPostsNear}</span>
  const needed = { rules: [{ required: true }] }
  return (
    <ActForm<'POST /v1/cases/{caseId}/job-search', Typed>
      address="POST /v1/cases/{caseId}/job-search"
      initial={{ leftOn: today }}
      said={(typed) => ({ params: { caseId }, body: typed as Search })}
      submit={words.searchJob}
      onDone={close}
      onCancel={close}
    >
      <Form.Item name="jobOrders" label={words.postsNear} {...needed}>
        <Select
          mode="multiple"
          options={data.items.map(({ jobOrderId, employer, post, cityCode, km, monthlyWage, startDate, free }) => ({
            value: jobOrderId,
            label: words.aPost({
              job: `${employer} · ${post}`,
              place: placeName(cityCode, language),
              km,
              wage: monthlyWage.minorUnits / 100,
              start: startDate,
              free,
            }),
          }))}
        />
      </Form.Item>
      <Form.Item name="leftOn" label={words.leftOn} {...needed}>
        <Input type="date" style={{ maxWidth: 180 }} />
      </Form.Item>
      <Form.Item name="note" label={words.noteSealed}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="agreed" valuePropName="checked" rules={[{ required: true, message: words.askThemFirst }]}>
        <Checkbox>{words.agreedToSearch}</Checkbox>
      </Form.Item>
    </ActForm>
  )
}
