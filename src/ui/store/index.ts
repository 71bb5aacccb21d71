export {
  type Choices,
  chooseTheme,
  type Message,
  SPEED_RANGE,
  showTheme,
  type Theme,
  TICKS_PER_SECOND,
  useChoices,
} from './choices';
export {Desk, DeskContext, useDesk} from './desk';
export {type Life, type MachineStore, useMachine} from './machine';
