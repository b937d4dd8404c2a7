import { Button, Segmented, Space } from 'antd'
import { useState } from 'react'
import type { CampaignId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { aside } from '../../words/aside.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { CampaignDetail } from './campaign-detail.tsx'
import { CampaignForm, type TypedCampaign } from './campaign-form.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { formWords } from './form-words.ts'
import { Month } from './month.tsx'
import { monthWords } from './month-words.ts'

/** 专项活动: each held against its targets, with its events; as a list or by months. What is chosen stands in the address. */
export function Screen() {
  const words = { ...useWords(formWords), ...useWords(monthWords), ...useWords(campaignsWords) }
  const { colleague } = useSession()
  const mayEnter = colleague.role === 'province' || colleague.role === 'county'
  const { get, put } = useAddress()
  const [entered, enter] = useState<Partial<TypedCampaign>>()
  const campaignId = get('campaign') as CampaignId | undefined
  const isByMonth = get('view') === 'month'
  const chosen = useAnswer(
    'GET /v1/campaigns/{campaignId}',
    { params: { campaignId: campaignId as CampaignId } },
    { isReady: campaignId !== undefined },
  )
  const campaign = campaignId === undefined ? undefined : chosen.data
  if (entered)
    return (
      <>
        <h1>{words.register}</h1>
        <div style={{ maxWidth: 900 }}>
          <CampaignForm
            initial={entered}
            onCancel={() => enter(undefined)}
            onDone={(made) => {
              enter(undefined)
              put({ campaign: made, event: undefined, view: undefined })
            }}
          />
        </div>
      </>
    )
  return (
    <>
      <h1>{words.title}</h1>
      <Space wrap className="filters">
        <Segmented
          aria-label={words.view}
          value={isByMonth ? 'month' : 'list'}
          onChange={(view) => put({ view: view === 'month' ? view : undefined, campaign: undefined, event: undefined })}
          options={[
            { value: 'list', label: words.asList },
            { value: 'month', label: words.calendar },
          ]}
        />
        {mayEnter && (
          <Button type="primary" onClick={() => enter({})}>
            {words.register}
          </Button>
        )}
      </Space>
      {isByMonth ? (
        <Month onRegister={mayEnter ? enter : undefined} />
      ) : (
        <SplitView
          title={campaign?.name}
          onClose={() => put({ campaign: undefined, event: undefined })}
          detail={
            campaignId === undefined ? undefined : campaign?.campaignId === campaignId ? (
              <CampaignDetail key={campaignId} campaign={campaign} />
            ) : (
              <Refusal error={chosen.error} />
            )
          }
          list={<Campaigns chosen={campaignId} onChoose={(id) => put({ campaign: id, event: undefined })} />}
        />
      )}
    </>
  )
}

interface ListProps {
  readonly chosen: string | undefined
  readonly onChoose: (campaignId: string) => void
}

function Campaigns({ chosen, onChoose }: ListProps) {
  const words = useWords(campaignsWords)
  const { colon } = useWords(sharedWords)
  const { language } = useLanguage()
  const list = useList('GET /v1/campaigns', { query: { limit: 50 } })
  return (
    <Rows
      label={words.list}
      rows={list.items}
      rowKey={({ campaignId }) => campaignId}
      chosen={chosen}
      onChoose={({ campaignId }) => onChoose(campaignId)}
      isLoading={list.isLoading}
      error={list.error}
      more={list.more}
      isReadingMore={list.isReadingMore}
      empty={words.none}
      columns={[
        {
          title: words.campaign,
          shows: ({ name, cancelled }) =>
            cancelled ? `${name}${aside(`${words.calledOff}${colon}${cancelled.reason}`, language)}` : name,
        },
        { title: words.days, shows: ({ from, until }) => `${from} – ${until}`, width: 210 },
      ]}
    />
  )
}
