/** The page behind a form's link. */
import { ended, filledIn, form } from './Page.tsx'

export const formPage = { answer: form, post: filledIn, ended }
