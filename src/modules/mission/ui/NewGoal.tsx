export default function NewGoal() { return null }
