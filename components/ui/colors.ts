/** The twelve named colours a stage, tag or status may have. Their shades live in palette.css. */
export { COLORS, type Color } from '../../lib/kernel/colors'
