export default function EditGoal() { return null }
