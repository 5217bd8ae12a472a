export { SafetyRoom } from '../safety/SafetyRoom';
export { QuestionnaireRoom } from './QuestionnaireRoom';
