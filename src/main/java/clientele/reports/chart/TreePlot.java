package clientele.reports.chart;

import clientele.base.Figures;
import clientele.base.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A tree that stands on its branches, with the line at which it is cut; below the line each group has its colour. */
final class TreePlot extends RowPlot {
  private static final long serialVersionUID = 1;
  private static final double TOP = 18;
  private static final double BOTTOM = 18;
  private final transient ChartSpec.Tree spec;

  TreePlot(Ink ink, ChartSpec.Tree spec) {
    super(ink);
    this.spec = spec;
  }

  @Override
  double height() {
    return 200;
  }

  @Override
  void paint(Graphics2D g, Rectangle2D area) {
    double most = spec.forks().stream().mapToDouble(ChartSpec.Fork::height).max().orElse(1);
    Scale scale = Scale.of(0, most, true, 4);
    double labels = scale.ticks().stream().mapToDouble(t -> ink.width(t.label(), false)).max().orElse(0);
    double left = area.getMinX() + labels + 10;
    double right = area.getMaxX() - 4;
    double top = area.getMinY() + TOP;
    double bottom = area.getMaxY() - BOTTOM;
    for (Scale.Tick tick : scale.ticks()) {
      double y = scale.at(tick.value(), bottom, top);
      line(g, left, y, right, y, ink.palette().hair(), Ink.HAIR);
      ink.write(g, tick.label(), left - 6, y, 1, ink.palette().muted(), false);
    }
    branches(g, left, right, bottom);
    forks(g, scale, left, right, top, bottom);
    spec.cut().ifPresent(cut -> {
      double y = scale.at(cut.height(), bottom, top);
      line(g, left, y, right, y, ink.palette().ink(), Ink.DASHED);
      ink.label(g, ink.fit(ink.say(cut.label()), true, right - left), right, Math.max(area.getMinY() + 8, y - 9), 1, ink.palette().ink(), true);
    });
  }

  /** What each branch holds, where all of the numbers have room. */
  private void branches(Graphics2D g, double left, double right, double bottom) {
    List<ChartSpec.Leaf> leaves = spec.leaves();
    double wide = (right - left) / Math.max(1, leaves.size());
    boolean room = leaves.stream().allMatch(l -> ink.width(Figures.count((long) l.count()), false) < wide - 3);
    for (int i = 0; i < leaves.size(); i++) {
      String count = Figures.count((long) leaves.get(i).count());
      if (room) {
        ink.write(g, count, left + wide * (i + 0.5), bottom + 10, 0.5, ink.palette().muted(), false);
      }
      hover(new Rectangle2D.Double(left + wide * i, bottom - 12, wide, 12 + BOTTOM), ink.say(Text.of(TreePlot.class, "chart.branch", count)));
    }
  }

  private void forks(Graphics2D g, Scale scale, double left, double right, double top, double bottom) {
    int n = spec.leaves().size();
    double wide = (right - left) / Math.max(1, n);
    double[] x = new double[n + spec.forks().size()];
    double[] y = new double[x.length];
    int[] category = new int[x.length];
    for (int i = 0; i < n; i++) {
      x[i] = left + wide * (i + 0.5);
      y[i] = bottom;
      category[i] = spec.leaves().get(i).category();
    }
    for (int f = 0; f < spec.forks().size(); f++) {
      ChartSpec.Fork fork = spec.forks().get(f);
      int at = n + f;
      x[at] = (x[fork.first()] + x[fork.second()]) / 2;
      y[at] = scale.at(fork.height(), bottom, top);
      boolean one = spec.cut().isPresent() && fork.height() <= spec.cut().get().height();
      category[at] = one && category[fork.first()] == category[fork.second()] ? category[fork.first()] : -1;
      for (int part : new int[] {fork.first(), fork.second()}) {
        line(g, x[part], y[part], x[part], y[at], colour(category[part]), stroke(category[part]));
      }
      line(g, x[fork.first()], y[at], x[fork.second()], y[at], colour(category[at]), stroke(category[at]));
      hover(new Rectangle2D.Double(x[fork.first()], y[at] - 4, Math.max(1, x[fork.second()] - x[fork.first()]), 8),
          ink.number(fork.height(), spec.height()));
    }
  }

  private Color colour(int category) {
    return category > 0 ? ink.palette().category(category) : ink.palette().muted();
  }

  private static Stroke stroke(int category) {
    return category > 0 ? Ink.line(2) : Ink.line(1.3);
  }
}
