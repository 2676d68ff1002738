import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Each part weighs: what a drawing does not use is not registered.
use([CanvasRenderer, GridComponent, LineChart, ScatterChart, TooltipComponent]);

export { init };
