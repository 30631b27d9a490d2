export { LAYER_MEANINGS, LAYERS, type Layer } from '../../core/layers.ts';
