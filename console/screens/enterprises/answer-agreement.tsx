import { Form, Input, Radio } from 'antd'
import type { AgreementId, EnterpriseId } from '../../../domain/kernel/ids.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { SpokenWord } from './spoken-word.tsx'

interface Typed {
  readonly answer: 'signed' | 'declined'
  readonly by: string
  readonly role?: string
  readonly reason: string
  readonly why?: string
}

interface Props {
  readonly enterpriseId: EnterpriseId
  readonly agreementId: AgreementId
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** The signature, or the refusal, that an enterprise gave by telephone. */
export function AnswerAgreement({ enterpriseId, agreementId, onDone, onCancel }: Props) {
  const words = useWords(enterprisesWords)
  return (
    <ActForm<'POST /v1/enterprises/{enterpriseId}/agreements/{agreementId}/answer', Typed>
      address="POST /v1/enterprises/{enterpriseId}/agreements/{agreementId}/answer"
      initial={{ answer: 'signed' }}
      submit={words.record}
      onDone={onDone}
      onCancel={onCancel}
      said={({ answer, why = '', ...word }) => ({
        params: { enterpriseId, agreementId },
        body: answer === 'signed' ? { ...word, answer } : { ...word, answer, why },
      })}
    >
      <p>{words.recordTitle}</p>
      <Form.Item<Typed> name="answer" label={words.answer} required>
        <Radio.Group
          options={[
            { value: 'signed', label: words.signs },
            { value: 'declined', label: words.declines },
          ]}
        />
      </Form.Item>
      <Form.Item<Typed> noStyle dependencies={['answer']}>
        {({ getFieldValue }) =>
          getFieldValue('answer') === 'declined' && (
            <Form.Item<Typed> name="why" label={words.why} required>
              <Input maxLength={300} />
            </Form.Item>
          )
        }
      </Form.Item>
      <SpokenWord />
    </ActForm>
  )
}
