export default function EditCharter() { return null }
