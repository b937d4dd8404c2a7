import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Modal, Space } from 'antd'
import { toCanvas } from 'qrcode'
import { useState } from 'react'
import type { Answer } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { campaignsWords } from './campaigns-words.ts'
import { Code } from './code.tsx'
import { PosterSheet } from './poster-sheet.tsx'
import './poster.css'

interface Props {
  readonly event: Answer<'GET /v1/events/{eventId}'>
  /** Of the page on which people sign up. */
  readonly address: string
}

/** Pixels: as large as a chat shows it whole. */
const picture = 800

/** The sign-up page as a code for a chat, and on a poster to print. */
export function Poster({ event, address }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(campaignsWords) }
  const [isOpen, setOpen] = useState(false)
  const save = async () => {
    const canvas = document.createElement('canvas')
    await toCanvas(canvas, address, { width: picture, errorCorrectionLevel: 'M', margin: 4 })
    canvas.toBlob((blob) => blob && saveBlob(blob, `${event.name}.png`))
  }
  return (
    <div className="event-code">
      <Code of={address} label={words.code} />
      <Space orientation="vertical">
        <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
          {words.poster}
        </Button>
        <Button icon={<DownloadOutlined />} onClick={() => void save()}>
          {words.saveCode}
        </Button>
      </Space>
      <Modal
        open={isOpen}
        title={words.poster}
        width={840}
        okText={words.print}
        cancelText={words.close}
        onOk={() => globalThis.print()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <PosterSheet event={event} address={address} />
      </Modal>
    </div>
  )
}
