import { type Awaited, awaited } from './journey-words.ts'

type Colours = Record<'paper' | 'edge' | 'card' | 'ink' | 'soft' | 'line' | 'rail' | Awaited | `${Awaited}-on`, string>

const light: Colours = {
  paper: '#fbfcfd',
  edge: '#d5dde5',
  card: '#ffffff',
  ink: '#1d2733',
  soft: '#5b6b7c',
  line: '#0b6e4f',
  rail: '#8a97a5',
  enterprises: '#a85b00',
  'enterprises-on': '#fdf0dc',
  workers: '#0b6e4f',
  'workers-on': '#dff3ea',
  staff: '#1f5fa8',
  'staff-on': '#e2edfa',
  escorts: '#7a3ea3',
  'escorts-on': '#f1e6f9',
  clock: '#5b6b7c',
  'clock-on': '#edf1f5',
}

const dark: Colours = {
  paper: '#10161d',
  edge: '#2e3a47',
  card: '#18212b',
  ink: '#e8eef4',
  soft: '#9db0c2',
  line: '#3fbf90',
  rail: '#66788a',
  enterprises: '#f2b366',
  'enterprises-on': '#3a2a12',
  workers: '#5fd3a8',
  'workers-on': '#12352a',
  staff: '#86b8f5',
  'staff-on': '#162f4d',
  escorts: '#cfa3ef',
  'escorts-on': '#352245',
  clock: '#a9b8c6',
  'clock-on': '#25303b',
}

const variables = (colours: Colours) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
const fonts = `-apple-system,'Segoe UI','Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif`

/** The style sheet of the picture. It follows the reader's light or dark setting, also inside an `<img>`. */
export const look = `
svg{${variables(light)}}
@media (prefers-color-scheme:dark){svg{${variables(dark)}}}
text{font-family:${fonts};fill:var(--ink);font-size:14px}
.soft{fill:var(--soft)}.h1{font-size:30px;font-weight:700}.h2{font-size:20px;font-weight:650}.h3{font-size:16px;font-weight:650}
.small{font-size:13px}.tiny{font-size:12.5px}
.paper{fill:var(--paper);stroke:var(--edge)}.card{fill:var(--card);stroke:var(--edge)}
.ghost{fill:none;stroke:var(--edge);stroke-dasharray:5 5}
.line{stroke:var(--line);stroke-width:7;fill:none}.line-ink{fill:var(--line)}.stop{fill:var(--paper);stroke:var(--line);stroke-width:5}
.rail{stroke:var(--rail);stroke-width:2;fill:none}.rail-ink{fill:var(--rail)}.door{fill:none;stroke:var(--line);stroke-width:2}
${Object.keys(awaited)
  .map((one) => `.${one}{fill:var(--${one}-on)}.${one}-ink{fill:var(--${one})}`)
  .join('')}
`
