/** A process of its own that draws one SVG as PNG: in the house itself nothing decodes SVG, whoever sent it. */
import sharp from 'sharp'

const svg = Buffer.concat(await Array.fromAsync(process.stdin))
process.stdout.write(await sharp(svg).png({ palette: true, quality: 90, effort: 4 }).toBuffer())
