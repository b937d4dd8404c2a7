import { Alert, Button, Card, Checkbox, Form, InputNumber } from 'antd'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { MoreCoachesField } from './more-coaches.tsx'
import type { Batch, Wishes } from './plan-types.ts'
import { planWords } from './plan-words.ts'
import { blankWishes, isBlank, type WishesDraft, wishesOf } from './wishes-draft.ts'

interface Props {
  readonly batchId: Batch['batchId']
  readonly counties: Batch['counties']
  readonly draft: WishesDraft
  readonly onDraft: (draft: WishesDraft) => void
}

const forbidden: NonNullable<Wishes['forbid']> = [
  'charter-coach',
  'seat-block-rail',
  'seat-block-air',
  'special-train',
  'charter-flight',
]

/** Another plan is asked for: what stays, what is not to be used, what it may cost. Nothing changes before it is accepted. */
export function Propose({ batchId, counties, draft, onDraft }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(planWords) }
  const say = useSay()
  const propose = useAct('POST /v1/transfer-batches/{batchId}/transport-proposals', {
    onDone: () => onDraft(blankWishes),
  })
  return (
    <Card size="small" title={words.propose}>
      <Form layout="vertical">
        <Form.Item label={words.forbid}>
          <Checkbox.Group
            value={draft.forbid}
            options={forbidden.map((mode) => ({ value: mode, label: say(modeLooks[mode]) }))}
            onChange={(forbid) => onDraft({ ...draft, forbid })}
          />
        </Form.Item>
        <Form.Item label={words.budget} htmlFor="plan-budget">
          <InputNumber
            id="plan-budget"
            min={1}
            precision={0}
            value={draft.budgetYuan}
            suffix={words.yuan}
            placeholder={words.noLimit}
            style={{ width: 180 }}
            onChange={(budgetYuan) => onDraft({ ...draft, budgetYuan })}
          />
        </Form.Item>
        <Form.Item label={words.addCoaches}>
          <MoreCoachesField counties={counties} draft={draft} onDraft={onDraft} />
        </Form.Item>
        <p className="quiet">
          {words.lockedAndChanged(draft.lock.length, draft.reject.length, Object.keys(draft.vehicles).length)}
        </p>
        <Refusal error={propose.error} />
        {propose.isSuccess && <Alert type="info" showIcon title={words.beingPlanned} style={{ marginBottom: 8 }} />}
        <Button
          type="primary"
          disabled={isBlank(draft)}
          loading={propose.isPending}
          onClick={() => propose.mutate({ params: { batchId }, body: wishesOf(draft) })}
        >
          {words.planAgain}
        </Button>
      </Form>
    </Card>
  )
}
