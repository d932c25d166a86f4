/** How much and how many: the one table of this module. Bytes, pixels, counts. */
const MB = 1024 * 1024

export const limits = {
  fileBytes: 100 * MB,
  /** Of a file that is a picture: it is decoded in memory. */
  pictureBytes: 25 * MB,
  /** Width × height × frames, before a picture is decoded; the cameras of phones make up to 50 million. */
  pixels: 50_000_000,
  frames: 300,
  /** Longest side of a preview. */
  previewSide: 1280,
  /** Faces and logos are squares. */
  faceSide: 512,
  emojiSide: 128,
  /** A page's own picture beside its name: from a stranger, so of less than a member may bring. */
  cardSide: 400,
  cardBytes: 5 * MB,
  cardPixels: 20_000_000,
  perMessage: 20,
  /** Uploads of one member that hang on nothing yet. */
  waiting: 60,
  nameLength: 200,
} as const
