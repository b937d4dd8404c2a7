import { inBoth } from '../../words/in-both.ts'

export const chartWords = inBoth(
  {
    copy: '复制图片',
    copied: '图片已复制，可粘贴到文档',
    saved: '浏览器不让复制，图片已存为文件',
    notCopied: '图片没有复制成',
    notDrawn: '图表没有读到，请看旁边的表',
  },
  {
    copy: 'Copy the picture',
    copied: 'The picture is copied: paste it into your document',
    saved: 'This browser does not let pictures be copied: it is saved as a file',
    notCopied: 'The picture was not copied',
    notDrawn: 'The chart could not be read: see the table beside it',
  },
)
