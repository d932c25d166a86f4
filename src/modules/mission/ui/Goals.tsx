export default function Goals() { return null }
