/** Which square of a picture is shown: dragged, or moved with the arrow keys, and brought nearer. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import styles from './CropDialog.module.css'
import { type Crop, centred, kept, MOST_ZOOM, moved, squareOf, wholeZoom } from './crop.ts'
import { useSaid } from './said.ts'

type CropDialogProps = {
  picture: ImageBitmap
  /** A face is round and fills it; a logo may be shown whole. */
  isLogo: boolean
  onCut: (picture: Blob) => void
  onEnd: () => void
}

const SHOWN = 288
const CUT = 512
const STEP = 0.05
const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: STEP, y: 0 },
  ArrowRight: { x: -STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
}

export function CropDialog({ picture, isLogo, onCut, onEnd }: CropDialogProps) {
  const { t } = useSaid()
  const leastZoom = isLogo ? wholeZoom(picture) : 1
  const first = { ...centred, zoom: leastZoom }
  const [crop, setCrop] = useState<Crop>(first)
  const canvas = useRef<HTMLCanvasElement>(null)
  const held = useRef<{ x: number; y: number }>(undefined)
  const by = (x: number, y: number) => setCrop((now) => moved(picture, now, { x, y }, leastZoom))
  const zoom = (to: number) => setCrop((now) => kept(picture, { ...now, zoom: to }, leastZoom))
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop)
  })
  const cut = () => {
    const paper = Object.assign(document.createElement('canvas'), { width: CUT, height: CUT })
    draw(paper, picture, crop)
    // A logo keeps what shines through.
    paper.toBlob((blob) => blob && onCut(blob), isLogo ? 'image/png' : 'image/jpeg', 0.92)
  }
  const keys = (event: KeyboardEvent) => {
    const way = arrows[event.key]
    if (way) by(way.x, way.y)
    else if (event.key === '+') zoom(crop.zoom * 1.1)
    else if (event.key === '-') zoom(crop.zoom / 1.1)
    else return
    event.preventDefault()
  }
  const drag = (event: PointerEvent) => {
    if (!held.current) return
    by((event.clientX - held.current.x) / SHOWN, (event.clientY - held.current.y) / SHOWN)
    held.current = { x: event.clientX, y: event.clientY }
  }
  const actions = (
    <>
      <Button look="line" onClick={onEnd}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={cut}>{t('ui.crop.take')}</Button>
    </>
  )
  return (
    <Dialog open onClose={onEnd} title={t(isLogo ? 'ui.crop.logo' : 'ui.crop.face')} actions={actions} size={400}>
      <div className={styles.crop}>
        {/* Moving is no more than what the keys do; readers hear how. */}
        <div
          className={styles.window}
          data-round={!isLogo || undefined}
          role="application"
          aria-label={t('ui.crop.move')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the picture
          tabIndex={0}
          data-autofocus
          onKeyDown={keys}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            held.current = { x: event.clientX, y: event.clientY }
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            held.current = undefined
          }}
          onPointerCancel={() => {
            held.current = undefined
          }}
          onWheel={(event) => zoom(crop.zoom * (event.deltaY < 0 ? 1.08 : 1 / 1.08))}
        >
          <canvas ref={canvas} width={SHOWN * 2} height={SHOWN * 2} />
        </div>
        <label className={styles.zoom}>
          <span>{t('ui.crop.zoom')}</span>
          <input
            type="range"
            min={leastZoom}
            max={MOST_ZOOM}
            step={0.01}
            value={crop.zoom}
            onChange={(event) => zoom(Number(event.target.value))}
          />
        </label>
        <Button look="quiet" size="s" onClick={() => setCrop(first)}>
          {t('ui.crop.centre')}
        </Button>
      </div>
    </Dialog>
  )
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop) {
  const { left, top, side } = squareOf(picture, crop)
  const paper = canvas.getContext('2d')
  const scale = canvas.width / side
  paper?.clearRect(0, 0, canvas.width, canvas.height)
  paper?.drawImage(picture, -left * scale, -top * scale, picture.width * scale, picture.height * scale)
}
