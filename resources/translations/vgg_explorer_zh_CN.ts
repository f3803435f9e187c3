<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>vgg_explorer</name>
  <message>
   <location filename="../../vgg_explorer/arch/analysis.py" />
   <source>Make the last channels the classes: one channel for each.</source>
   <translation>让最后一层的通道对应类别：每个类别一个通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/analysis.py" />
   <source>This head averages the last {channels} channels, but there are {classes} classes.</source>
   <translation>此分类头对最后的 {channels} 个通道求平均，但类别数为 {classes}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/analysis.py" />
   <source>{layer}, after {before}: {what}</source>
   <translation>{layer}（在 {before} 之后）：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/analysis.py" />
   <source>{layer}: {what}</source>
   <translation>{layer}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>'{letter}' is given twice.</source>
   <translation>'{letter}' 重复给出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>'{letter}' is not an option of this entry.</source>
   <translation>'{letter}' 不是此条目的选项。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>'{letter}' needs a number behind it.</source>
   <translation>'{letter}' 后面需要一个数字。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>A dropout probability must be at least 0 and less than 1.</source>
   <translation>丢弃概率必须大于等于 0 且小于 1。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Channel count</source>
   <translation>通道数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Dilation</source>
   <translation>膨胀率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Entries here are 'R' (activation) and 'S' (softmax).</source>
   <translation>此处可写 'R'（激活函数）和 'S'（softmax）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Entries here are a channel count such as 64 or '96k11s4p0', 'M', 'A', 'L', 'D', 'R', or a NiN block such as 'N96'.</source>
   <translation>此处可写通道数（如 64 或 '96k11s4p0'）、'M'、'A'、'L'、'D'、'R'，或 NiN 块（如 'N96'）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Entries here are a number of units such as 4096, 'D' or 'R'.</source>
   <translation>此处可写单元数（如 4096）、'D' 或 'R'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Group count</source>
   <translation>分组数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Keep one of them.</source>
   <translation>只保留其中一个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Kernel size</source>
   <translation>核大小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Letters of layers are capitals.</source>
   <translation>层的字母要大写。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Number of units</source>
   <translation>单元数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Options are k kernel, s stride, p padding, g groups, d dilation, c ceil.</source>
   <translation>可用选项：k 核大小、s 步长、p 填充、g 分组、d 膨胀率、c 向上取整。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Padding</source>
   <translation>填充</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Stride</source>
   <translation>步长</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write a whole decimal number in this range.</source>
   <translation>请写此范围内的十进制整数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write a whole decimal number, such as 64.</source>
   <translation>请写十进制整数，例如 64。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write for example 'D0.5'.</source>
   <translation>例如写成 'D0.5'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write for example '{letter}3'.</source>
   <translation>例如写成 '{letter}3'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write {entry}</source>
   <translation>改写为 {entry}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>Write {number}.</source>
   <translation>请写成 {number}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{entry} cannot stand in this list.</source>
   <translation>{entry} 不能用在此列表中。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{entry} is not a cfg entry.</source>
   <translation>{entry} 不是 cfg 条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{label} must be {low} to {high}.</source>
   <translation>{label}必须在 {low} 到 {high} 之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{number} has a leading zero.</source>
   <translation>{number} 有前导零。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{number} is not a number.</source>
   <translation>{number} 不是数字。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/entries.py" />
   <source>{word} is not a number here.</source>
   <translation>此处 {word} 不能作为数字。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>FLOPs</source>
   <translation>FLOPs</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Height</source>
   <translation>高度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>MACs</source>
   <translation>MACs</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Output size</source>
   <translation>输出尺寸</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Parameters</source>
   <translation>参数量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Receptive field</source>
   <translation>感受野</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/formulas.py" />
   <source>Width</source>
   <translation>宽度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>A comma is missing before this entry.</source>
   <translation>此条目前缺少逗号。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>A quote is missing around this entry.</source>
   <translation>此条目缺少一个引号。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Add the closing bracket</source>
   <translation>补上右括号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Add the comma</source>
   <translation>补上逗号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Add the quote</source>
   <translation>补上引号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>One entry is expected here.</source>
   <translation>此处应为一个条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Paste the cfg list alone.</source>
   <translation>请只粘贴 cfg 列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Remove it, or open the list with [.</source>
   <translation>请删除它，或用 [ 开始列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Remove the comma or write an entry.</source>
   <translation>请删除逗号或写入一个条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Remove the inner brackets.</source>
   <translation>请删除内层括号。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Remove what stands after the closing bracket.</source>
   <translation>请删除右括号之后的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Separate entries by commas.</source>
   <translation>请用逗号分隔条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Something follows the end of the list.</source>
   <translation>列表结束之后还有内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>The bracket that opens here is never closed.</source>
   <translation>此处的左括号没有闭合。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>There is an empty place before this comma.</source>
   <translation>此逗号前是空的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>There is no entry between these quotes.</source>
   <translation>这对引号之间没有条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>This bracket closes nothing.</source>
   <translation>此右括号没有对应的左括号。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>This is a dictionary or a set, and a list is expected.</source>
   <translation>这是字典或集合，而此处应为列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>This list has more than {limit} entries.</source>
   <translation>此列表超过 {limit} 项。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>This list is longer than {limit:,} characters.</source>
   <translation>此列表超过 {limit:,} 个字符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Too deeply nested: a cfg is one flat list.</source>
   <translation>嵌套过深：cfg 是一个单层列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Write a shorter network.</source>
   <translation>请写一个更短的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Write the entries between square brackets.</source>
   <translation>请把条目写在方括号之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Write {bracket} at the end of the list.</source>
   <translation>请在列表末尾写上 {bracket}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/grammar.py" />
   <source>Write {entry}.</source>
   <translation>请写成 {entry}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Adaptive pool</source>
   <translation>自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Choose a number in this range.</source>
   <translation>请选择此范围内的数字。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Input channels</source>
   <translation>输入通道数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Input height</source>
   <translation>输入高度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Input width</source>
   <translation>输入宽度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Number of classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/options.py" />
   <source>Use the nearest allowed number</source>
   <translation>使用最接近的允许值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>A network of many cats-and-dogs tutorials: VGG-16 with batch norm, two classes, and a ReLU and softmax behind the logits</source>
   <translation>许多猫狗分类教程所用的网络：带批归一化的 VGG-16，两个类别，logits 之后接 ReLU 和 softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>A small network of this program, for a laptop and for teaching</source>
   <translation>本程序自带的小型网络，适合笔记本电脑和教学</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014; the variant that torchvision carries</source>
   <translation>Krizhevsky，One weird trick for parallelizing convolutional neural networks，2014；torchvision 收录的版本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>Krizhevsky, Sutskever and Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012</source>
   <translation>Krizhevsky、Sutskever 和 Hinton，ImageNet Classification with Deep Convolutional Neural Networks，2012</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>Lin, Chen and Yan, Network In Network, 2013</source>
   <translation>Lin、Chen 和 Yan，Network In Network，2013</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014</source>
   <translation>Simonyan 和 Zisserman，Very Deep Convolutional Networks for Large-Scale Image Recognition，2014</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>VGG with batch norm after every convolution, as torchvision trained it</source>
   <translation>每个卷积之后带批归一化的 VGG，与 torchvision 训练的版本一致</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>VGG-16 D with batch norm, fitted to 32x32 pictures and ten classes</source>
   <translation>带批归一化的 VGG-16 D，适配 32x32 图片和十个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>VGG-16 D with the global average pooling of Lin, Chen and Yan, Network In Network, 2013</source>
   <translation>VGG-16 D，采用 Lin、Chen 和 Yan 的全局平均池化（Network In Network，2013）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>VGG-16 as block-by-block tutorials write it: no adaptive pool and no dropout</source>
   <translation>逐块讲解的教程中的 VGG-16：没有自适应池化，也没有丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>Zhang, Lipton, Li and Smola, Dive into Deep Learning, section 8.3</source>
   <translation>Zhang、Lipton、Li 和 Smola，《动手学深度学习》8.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Give the last convolution {classes} channels</source>
   <translation>将最后一个卷积改为 {classes} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Remove entry {number}</source>
   <translation>移除第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Remove the pools from entry {number} on</source>
   <translation>移除第 {number} 项及之后的池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Set the classes to {channels}</source>
   <translation>将类别数设为 {channels}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Use a {shape} input</source>
   <translation>使用 {shape} 输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Use a {side}x{side} first kernel</source>
   <translation>首个核改为 {side}x{side}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Use the linear head</source>
   <translation>使用线性分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Use {entry}</source>
   <translation>使用 {entry}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>A pool's padding may be at most half its kernel: {limit} for kernel {kernel}, not {padding}.</source>
   <translation>池化的填充最多为核大小的一半：核大小为 {kernel} 时最多 {limit}，不能是 {padding}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>Choose a group count that divides both channel counts.</source>
   <translation>请选择能同时整除输入和输出通道数的分组数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>Remove this pool or use a larger input.</source>
   <translation>请移除此池化，或使用更大的输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>The kernel spans {span}x{span}, but the map here is {height}x{width}, {padded_height}x{padded_width} with its padding.</source>
   <translation>卷积核覆盖 {span}x{span}，而此处的特征图只有 {height}x{width}（填充后 {padded_height}x{padded_width}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>The pool needs at least {kernel}x{kernel}, but the map here is {height}x{width}; it would become {out_height}x{out_width}.</source>
   <translation>此池化至少需要 {kernel}x{kernel}，而此处的特征图只有 {height}x{width}，池化后会变成 {out_height}x{out_width}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>Use a smaller kernel, more padding, or a larger input.</source>
   <translation>请使用更小的核、更大的填充或更大的输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>Use less padding or a larger kernel.</source>
   <translation>请减小填充或增大核。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/shapes.py" />
   <source>{groups} groups do not divide {inputs} input and {outputs} output channels evenly.</source>
   <translation>{groups} 个分组无法整除 {inputs} 个输入通道和 {outputs} 个输出通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>Give a TOML file, or a text file with a cfg list.</source>
   <translation>请给出 TOML 文件，或含有 cfg 列表的文本文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>Look at its permissions.</source>
   <translation>请检查其权限。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>Networks have names such as vgg16, vgg16_bn or alexnet.</source>
   <translation>网络名称形如 vgg16、vgg16_bn 或 alexnet。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>The nearest names are: {names}.</source>
   <translation>最接近的名称：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>There is no network and no file called {name}.</source>
   <translation>没有名为 {name} 的网络或文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>{path} cannot be read: {reason}.</source>
   <translation>无法读取 {path}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>{path} is not a file.</source>
   <translation>{path} 不是文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>{path} is not a text file.</source>
   <translation>{path} 不是文本文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/sources.py" />
   <source>{path} is too large for a network.</source>
   <translation>{path} 太大，不是网络文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>'{name}' must be {expected}.</source>
   <translation>'{name}' 应为：{expected}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>Change this setting.</source>
   <translation>请修改此设置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>Compare with a file that this program saved.</source>
   <translation>请与本程序保存的文件对照。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>Settings are: {names}.</source>
   <translation>可用的设置：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>The setting 'features' is missing.</source>
   <translation>缺少设置 'features'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>There is no setting called {name}.</source>
   <translation>没有名为 {name} 的设置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>This is not a TOML file: {reason}.</source>
   <translation>这不是 TOML 文件：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>This is too large for a network file.</source>
   <translation>文件太大，不是网络文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>a cfg list</source>
   <translation>cfg 列表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>a text</source>
   <translation>文本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>a whole number</source>
   <translation>整数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>a whole number, 0 for none</source>
   <translation>整数（0 表示没有）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>one of {names}</source>
   <translation>以下之一：{names}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>three whole numbers: channels, height, width</source>
   <translation>三个整数：通道数、高度、宽度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/toml.py" />
   <source>{name}: {what}</source>
   <translation>{name}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>Get it again, or open it anyway to see the part that can be read.</source>
   <translation>请重新获取该文件，或仍然打开以查看可读部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>Get it again; no part of it can be read.</source>
   <translation>请重新获取该文件；其中没有可读的部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>Only the first frame is used.</source>
   <translation>仅使用第一帧。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>Open a smaller copy of it.</source>
   <translation>请打开一个较小的副本。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>The colour profile in the file is not applied.</source>
   <translation>未应用文件中的颜色配置文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>The file is damaged; the part that could be read is shown.</source>
   <translation>文件已损坏；显示的是可读部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>This is frame 1 of {count}.</source>
   <translation>第 1 帧，共 {count} 帧。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>This is page 1 of {count}.</source>
   <translation>第 1 页，共 {count} 页。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>“{name}” has no pixels ({width}x{height}).</source>
   <translation>“{name}”没有像素（{width}x{height}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>“{name}” has {megapixels} megapixels ({width}x{height}); the limit is {limit}.</source>
   <translation>“{name}”有 {megapixels} 百万像素（{width}x{height}），上限为 {limit} 百万像素。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>“{name}” is damaged: this {format} file ends early or contradicts itself.</source>
   <translation>“{name}”已损坏：此 {format} 文件不完整或内容自相矛盾。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/decoding.py" />
   <source>“{name}” unpacks to more than {limit} megapixels.</source>
   <translation>“{name}”解压后超过 {limit} 百万像素。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>Apple computers have none.</source>
   <translation>Apple 电脑没有此设备。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>It needs macOS 14 or later and an Apple chip.</source>
   <translation>需要 macOS 14 或更高版本以及 Apple 芯片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>No NVIDIA driver was found.</source>
   <translation>未找到 NVIDIA 驱动程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>Only Apple computers have it.</source>
   <translation>仅 Apple 电脑支持。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>The driver does not fit this PyTorch: {reason}</source>
   <translation>驱动程序与此 PyTorch 不匹配：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>The driver is there, but it shows no graphics card.</source>
   <translation>已安装驱动程序，但未检测到显卡。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>The installed PyTorch was built for the CPU alone.</source>
   <translation>已安装的 PyTorch 仅支持 CPU。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>The installed PyTorch was built without it.</source>
   <translation>已安装的 PyTorch 不包含此支持。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>{count} threads</source>
   <translation>{count} 个线程</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>{total} of memory</source>
   <translation>显存 {total}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>Close other programs, or open a smaller copy.</source>
   <translation>请关闭其他程序，或打开一个较小的副本。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>It was probably not saved or downloaded completely; get it again.</source>
   <translation>可能没有完整保存或下载，请重新获取。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>One side is {ratio} times the other: a network sees only the middle.</source>
   <translation>长边是短边的 {ratio} 倍：网络只能看到中间部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>Reduced from {width}x{height} to {new_width}x{new_height} pixels.</source>
   <translation>已从 {width}x{height} 缩小到 {new_width}x{new_height} 像素。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>Save it as a PNG file and open that.</source>
   <translation>请另存为 PNG 文件后再打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>There is not enough memory to open “{name}”.</source>
   <translation>内存不足，无法打开“{name}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>“{name}” is empty (0 bytes).</source>
   <translation>“{name}”是空文件（0 字节）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>“{name}” is not made of 8-bit grey, RGB or RGBA pixels.</source>
   <translation>“{name}”不是由 8 位灰度、RGB 或 RGBA 像素组成的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/pixels.py" />
   <source>16-bit grey is shown with 8 bits.</source>
   <translation>16 位灰度以 8 位显示。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/pixels.py" />
   <source>Transparent parts are shown on white.</source>
   <translation>透明部分以白色背景显示。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/pixels.py" />
   <source>Values from {low:.6g} to {high:.6g} are shown from black to white.</source>
   <translation>{low:.6g} 到 {high:.6g} 的数值以从黑到白显示。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/predict.py" />
   <source>The network's output is not finite, so it has no best class.</source>
   <translation>网络的输出不是有限值，因此没有最佳类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/predict.py" />
   <source>Values grew too large on the way: look at the layers from the first one on.</source>
   <translation>数值在中途变得过大：请从第一层开始逐层查看。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Change the permissions of the file, or copy it to a folder of your own.</source>
   <translation>请更改文件权限，或将其复制到自己的文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Check the disk or the connection, then open it again.</source>
   <translation>请检查磁盘或连接，然后重新打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Choose a PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF picture.</source>
   <translation>请选择 PNG、JPEG、WebP、GIF、BMP、TIFF 或 AVIF 图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Choose one of the pictures in it.</source>
   <translation>请选择其中的一张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Convert it to JPEG or PNG.</source>
   <translation>请将其转换为 JPEG 或 PNG。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Convert it to JPEG or PNG: on a Mac with Preview (File &gt; Export); an iPhone takes JPEG pictures with Settings &gt; Camera &gt; Formats &gt; Most Compatible.</source>
   <translation>请将其转换为 JPEG 或 PNG：在 Mac 上用“预览”（文件 &gt; 导出）；在 iPhone 上选择“设置 &gt; 相机 &gt; 格式 &gt; 兼容性最佳”后会拍摄 JPEG。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Export it as PNG in the program that made it, and open that.</source>
   <translation>请在制作它的程序中导出为 PNG，再打开该 PNG。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>It may have been moved, renamed or deleted; choose it again.</source>
   <translation>它可能已被移动、重命名或删除，请重新选择。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Open it again when the other program has finished writing it.</source>
   <translation>请等其他程序写完后再打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Pipes and devices cannot be opened; choose a picture file.</source>
   <translation>不能打开管道和设备，请选择图片文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Rename the file to something shorter.</source>
   <translation>请给文件改一个较短的名称。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Rename the file.</source>
   <translation>请重命名该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Run “git lfs pull” in its repository, then open it again.</source>
   <translation>请在其仓库中运行 git lfs pull，然后重新打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Save a smaller copy, for example as JPEG.</source>
   <translation>请保存一个较小的副本，例如 JPEG。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>Save one frame of it as a picture.</source>
   <translation>请将其中一帧保存为图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>The download failed. Save the picture itself and open that.</source>
   <translation>下载失败。请保存图片本身再打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>The name “{name}” is too long for this system.</source>
   <translation>名称“{name}”对此系统来说太长。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>You have no permission to read “{name}”.</source>
   <translation>没有读取“{name}”的权限。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a GIMP document</source>
   <translation>一个 GIMP 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a Git LFS pointer, not the picture itself</source>
   <translation>一个 Git LFS 指针，而不是图片本身</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a HEIC picture, which cannot be opened here</source>
   <translation>一张 HEIC 图片，此处无法打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a JPEG 2000 picture, which cannot be opened here</source>
   <translation>一张 JPEG 2000 图片，此处无法打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a JPEG XL picture, which cannot be opened here</source>
   <translation>一张 JPEG XL 图片，此处无法打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a NumPy array file</source>
   <translation>一个 NumPy 数组文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a PDF document</source>
   <translation>一个 PDF 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a Photoshop document</source>
   <translation>一个 Photoshop 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a PostScript (EPS) file, which is a program and was not run</source>
   <translation>一个 PostScript（EPS）文件：它是一种程序，未予运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a program</source>
   <translation>一个程序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a text file</source>
   <translation>一个文本文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a video</source>
   <translation>一段视频</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a web page, not a picture</source>
   <translation>一个网页，而不是图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>a zip archive, or a document made of one</source>
   <translation>一个 zip 压缩包，或以它为格式的文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>an SVG drawing, which has no pixels</source>
   <translation>一张 SVG 矢量图，没有像素</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>an archive</source>
   <translation>一个压缩包</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” cannot be read: {reason}.</source>
   <translation>无法读取“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” changed while it was being read.</source>
   <translation>“{name}”在读取过程中发生了变化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” does not exist.</source>
   <translation>“{name}”不存在。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is a folder.</source>
   <translation>“{name}”是文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is not a picture that can be opened here.</source>
   <translation>“{name}”不是可以打开的图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is not a possible file name.</source>
   <translation>“{name}”不是有效的文件名。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is not a regular file.</source>
   <translation>“{name}”不是普通文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is {kind}.</source>
   <translation>“{name}”是{kind}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” takes {size:.0f} MiB; the limit is {limit} MiB.</source>
   <translation>“{name}”大小为 {size:.0f} MiB，上限为 {limit} MiB。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weights.py" />
   <source>random weights, seed {seed}</source>
   <translation>随机权重，种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>Choose one of its layers.</source>
   <translation>请选择其中的一层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>Run it again, or choose another device.</source>
   <translation>请重新运行，或选择其他设备。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>The memory did not suffice to compute this network on {device}.</source>
   <translation>内存不足，无法在 {device} 上计算此网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>This network has no layer called {layer}.</source>
   <translation>此网络没有名为 {layer} 的层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>This network needs about {needed} of memory for one picture, but {free} are free.</source>
   <translation>此网络计算一张图片约需 {needed} 内存，而可用的只有 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>Use a smaller input or fewer channels, or close other programs.</source>
   <translation>请使用更小的输入或更少的通道，或关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>Use a smaller input or fewer channels.</source>
   <translation>请使用更小的输入或更少的通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/workbench.py" />
   <source>torch could not compute this network: {reason}</source>
   <translation>torch 无法计算此网络：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/actions.py" />
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/actions.py" />
   <source>Redo: {what}</source>
   <translation>重做：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/actions.py" />
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/actions.py" />
   <source>Undo: {what}</source>
   <translation>撤销：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/actions.py" />
   <source>{menu}: {name}</source>
   <translation>{menu}：{name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/app.py" />
   <source>Open the others one by one.</source>
   <translation>请逐个打开其余图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/app.py" />
   <source>The old file is kept beside the new one, as session.json.bak.</source>
   <translation>旧文件保留在新文件旁边，名为 session.json.bak。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/app.py" />
   <source>The settings file was damaged; what could be read was kept.</source>
   <translation>设置文件已损坏，已保留可读取的部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/app.py" />
   <source>{count} pictures were given; {name} is shown.</source>
   <translation>给出了 {count} 张图片，显示的是 {name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;Model</source>
   <translation>模型(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;Run</source>
   <translation>运行(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Networks</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Sample pictures</source>
   <translation>示例图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command_palette.py" />
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command_palette.py" />
   <source>Search commands</source>
   <translation>搜索命令</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;About VGG Explorer</source>
   <translation>关于 VGG Explorer(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Cancel</source>
   <translation>取消(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Commands...</source>
   <translation>命令(&amp;C)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Feature maps</source>
   <translation>特征图(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Guide to the cfg language</source>
   <translation>cfg 语言指南(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Input panel</source>
   <translation>输入面板(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Layers</source>
   <translation>网络层(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Model panel</source>
   <translation>模型面板(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Next layer</source>
   <translation>下一层(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Open image...</source>
   <translation>打开图片(&amp;O)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Paste image or cfg</source>
   <translation>粘贴图片或 cfg(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Previous layer</source>
   <translation>上一层(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Redo</source>
   <translation>重做(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Run again</source>
   <translation>重新运行(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Save network...</source>
   <translation>保存网络(&amp;S)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>New random &amp;weights</source>
   <translation>新的随机权重(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>Open &amp;network...</source>
   <translation>打开网络(&amp;N)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>Save picture of the &amp;window...</source>
   <translation>保存窗口截图(&amp;W)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>{name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crashes.py" />
   <source>Something went wrong in the program: {reason}</source>
   <translation>程序出错：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crashes.py" />
   <source>Your work is as it was. Details are in the log.</source>
   <translation>您的工作没有受到影响。详情见日志。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/drop_overlay.py" />
   <source>Drop to open</source>
   <translation>松开即可打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>1x1 convolution, as in VGG-C</source>
   <translation>1x1 卷积，如 VGG-C 所用</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>3x3 convolution to 64 channels, stride 1, padding 1, and its activation</source>
   <translation>3x3 卷积，输出 64 个通道，步长 1，填充 1，后接激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>A network is a list, written as torchvision writes it or without brackets and quotes. Each entry is a layer:</source>
   <translation>网络是一个列表，可按 torchvision 的写法，也可省略括号和引号。每一项是一层：</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>Guide to the cfg language</source>
   <translation>cfg 语言指南</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>NiN block: that convolution, then two 1x1 to as many channels</source>
   <translation>NiN 块：先是该卷积，再接两个通道数相同的 1x1 卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>The classifier is a list of its own: numbers are fully connected layers with their activation. The last layer, to the classes, comes by itself. Letters of options can be combined: '256k5s2g2'.</source>
   <translation>分类器是另一个列表：数字表示全连接层及其激活函数。输出到各类别的最后一层会自动添加。选项字母可以组合：'256k5s2g2'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>a bare activation; a softmax, for the output list</source>
   <translation>单独的激活函数；softmax（用于输出列表）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>average pooling</source>
   <translation>平均池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>dropout with probability 0.5, or as given</source>
   <translation>丢弃，概率为 0.5 或给定值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>local response normalisation (size 5, alpha 1e-4, beta 0.75, k 2); torch divides alpha by the size, the paper of 2012 does not</source>
   <translation>局部响应归一化（size 5，alpha 1e-4，beta 0.75，k 2）；torch 会将 alpha 除以 size，2012 年的论文则不除</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>max pooling 2x2, or 3x3 with stride 2; p1 padding, c ceil mode</source>
   <translation>2x2 最大池化，或步长为 2 的 3x3 最大池化；p1 表示填充，c 表示向上取整</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>the same with kernel 11, stride 4 and padding 0</source>
   <translation>同上，核大小 11，步长 4，填充 0</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/guide.py" />
   <source>two groups; dilation 2</source>
   <translation>两个分组；膨胀率 2</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>Activations</source>
   <translation>激活值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>They come when the network has run.</source>
   <translation>网络运行后显示。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>They need a picture.</source>
   <translation>需要先打开图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>This layer cannot run.</source>
   <translation>此层无法运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>after {activation}</source>
   <translation>{activation} 之后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>before {activation}</source>
   <translation>{activation} 之前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>below 0</source>
   <translation>小于 0</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>max</source>
   <translation>最大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>min</source>
   <translation>最小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>output</source>
   <translation>输出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>zeros</source>
   <translation>零值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/activations.py" />
   <source>{count} values are not finite (NaN or infinite).</source>
   <translation>{count} 个值不是有限值（NaN 或无穷大）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>Params</source>
   <translation>参数量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>Rec. field</source>
   <translation>感受野</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>This layer has no figures: {layer}, in front of it, fails.</source>
   <translation>此层没有数据：前面的 {layer} 出错。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>This layer is not in the network.</source>
   <translation>网络中没有此层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>whole input</source>
   <translation>整个输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>{height}×{width} px</source>
   <translation>{height}×{width} px</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>{what} {hint}</source>
   <translation>{what}{hint}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Drop an image here, or press {keys}</source>
   <translation>将图片拖到此处，或按 {keys}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Open an image file</source>
   <translation>打开图片文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Open…</source>
   <translation>打开...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Paste an image or a file</source>
   <translation>粘贴图片或文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Reading {name} …</source>
   <translation>正在读取 {name}...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Scaled so that the shorter side fits with a margin; the middle is cut out.</source>
   <translation>缩放到短边略大于输入尺寸，再裁剪出中间部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>Click the picture to choose a unit</source>
   <translation>点击图片
选择单元</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>Input</source>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>No picture yet</source>
   <translation>还没有图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>Unit</source>
   <translation>单元</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>What the unit sees</source>
   <translation>此单元所见</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>ch {channel}
y {y}
x {x}</source>
   <translation>通道 {channel}
y {y}
x {x}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_area.py" />
   <source>{height}×{width}</source>
   <translation>{height}×{width}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>No predictions yet.
The network has to build first.</source>
   <translation>暂无预测。
网络需要先能构建。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>No predictions yet.
They need a picture.</source>
   <translation>暂无预测。
需要先打开图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>Predictions come when the network has run.</source>
   <translation>网络运行后显示预测。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>Random weights: these predictions mean nothing.</source>
   <translation>权重是随机的：这些预测没有意义。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>The last run failed.
Run again, or change the network.</source>
   <translation>上次运行失败。
请重新运行，或修改网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>The last run was stopped.</source>
   <translation>上次运行已停止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>Top-5</source>
   <translation>Top-5</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>Top-{count}</source>
   <translation>Top-{count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>class {index}</source>
   <translation>类别 {index}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>last working network</source>
   <translation>上一个可用的网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/sample_strip.py" />
   <source>Sample picture: {title}</source>
   <translation>示例图片：{title}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Input &amp;&amp; inspect</source>
   <translation>输入与详情</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Open image</source>
   <translation>打开图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Open network</source>
   <translation>打开网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>PNG pictures</source>
   <translation>PNG 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Pictures</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Save network</source>
   <translation>保存网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Save picture of the window</source>
   <translation>保存窗口截图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>VGG Explorer {version}</source>
   <translation>VGG Explorer {version}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>Write a convolutional network as a short list and see what it does.</source>
   <translation>用一个简短的列表写出卷积网络，看看它做了什么。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/main_window.py" />
   <source>{name} - VGG Explorer</source>
   <translation>{name} - VGG Explorer</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/add_row.py" />
   <source>Add: {layer}</source>
   <translation>添加：{layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/add_row.py" />
   <source>It goes behind the selected layer, or to the end of its list.</source>
   <translation>添加到所选层之后，或所在列表的末尾。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/add_row.py" />
   <source>The global pool head has no classifier to add to.</source>
   <translation>全局池化分类头没有可添加的分类器。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/board.py" />
   <source>Layers</source>
   <translation>网络层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_editor.py" />
   <source>Entry</source>
   <translation>条目</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Duplicate</source>
   <translation>复制一份</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Insert before</source>
   <translation>在前面插入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Insert behind</source>
   <translation>在后面插入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Move left</source>
   <translation>左移</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Move right</source>
   <translation>右移</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip_menu.py" />
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Activation, {value}</source>
   <translation>激活函数，{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Average pooling</source>
   <translation>平均池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Average pooling, {value}</source>
   <translation>平均池化，{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Convolution, {channels} channels, kernel {kernel}, stride {stride}</source>
   <translation>卷积，{channels} 个通道，核大小 {kernel}，步长 {stride}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Dropout</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Dropout, {value}</source>
   <translation>丢弃，{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Fully connected, {units} units</source>
   <translation>全连接，{units} 个单元</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Local response normalisation</source>
   <translation>局部响应归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Max pooling</source>
   <translation>最大池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Max pooling, {value}</source>
   <translation>最大池化，{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>NiN block</source>
   <translation>NiN 块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>NiN block, {value}</source>
   <translation>NiN 块，{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/entries.py" />
   <source>Softmax</source>
   <translation>Softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/input_size.py" />
   <source>Each number must be 1 to {limit}.</source>
   <translation>每个数字必须在 1 到 {limit} 之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/input_size.py" />
   <source>Write channels × height × width, such as 3 × 224 × 224.</source>
   <translation>请写成“通道数 × 高度 × 宽度”，例如 3 × 224 × 224。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/name_line.py" />
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/name_line.py" />
   <source>Name of the network</source>
   <translation>网络名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/name_line.py" />
   <source>What this network is called, for people only.</source>
   <translation>此网络的名称，仅供辨认。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>A batch norm between each convolution of the cfg and its activation.</source>
   <translation>在 cfg 中每个卷积与其激活函数之间加入批归一化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Batch norm</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Channels, height and width of the picture that the network takes.</source>
   <translation>网络所接收图片的通道数、高度和宽度。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Classifier</source>
   <translation>分类器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Conv bias</source>
   <translation>卷积偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Convolutional</source>
   <translation>全卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Each channel of the last map is averaged to the score of one class, as in NiN.</source>
   <translation>最后特征图的每个通道取平均，作为一个类别的得分，如 NiN。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Global pool</source>
   <translation>全局池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Head</source>
   <translation>分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>How many outputs the network has.</source>
   <translation>网络的输出个数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Input C×H×W</source>
   <translation>输入 C×H×W</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Linear</source>
   <translation>线性</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Only this input size fits: there is no adaptive pool.</source>
   <translation>没有自适应池化，因此只适用于此输入尺寸。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Output</source>
   <translation>输出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Side of the adaptive pool</source>
   <translation>自适应池化的边长</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The classifier runs as convolutions over any input size, and its answers are averaged: the dense evaluation of the VGG paper.</source>
   <translation>分类器以卷积方式在任意尺寸的输入上运行，并对结果取平均：即 VGG 论文中的密集评估。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The classifier sees a map of this size, whatever the size of the input.</source>
   <translation>无论输入尺寸如何，分类器看到的特征图都是这个大小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The global pool head averages everything: no adaptive pool comes before it.</source>
   <translation>全局池化分类头会对全部位置取平均：其前面没有自适应池化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The global pool head has no classifier.</source>
   <translation>全局池化分类头没有分类器。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The hidden layers in front of the classes: numbers of units, 'D', 'R'.</source>
   <translation>类别输出之前的隐藏层：单元数、'D'、'R'。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>The last map is pooled and flattened; fully connected layers give the classes.</source>
   <translation>最后的特征图经池化并展平，由全连接层给出类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>What follows each convolution and each hidden layer.</source>
   <translation>每个卷积和每个隐藏层之后的函数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>What follows the classes, usually nothing: 'R' activation, 'S' softmax.</source>
   <translation>类别输出之后的层，通常没有：'R' 激活函数，'S' softmax。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Whether the convolutions of the cfg have a bias.</source>
   <translation>cfg 中的卷积是否带偏置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>Without an adaptive pool only one input size fits the classifier.</source>
   <translation>没有自适应池化时，分类器只适用于一种输入尺寸。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>after every conv</source>
   <translation>每个卷积之后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/options.py" />
   <source>in every conv</source>
   <translation>每个卷积都带</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>1 entry · valid</source>
   <translation>1 项 · 有效</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>1 error</source>
   <translation>1 处错误</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>1 weight layer</source>
   <translation>1 个权重层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>Options</source>
   <translation>选项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>cfg</source>
   <translation>cfg</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>cfg text</source>
   <translation>cfg 文本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>{count} entries · valid</source>
   <translation>{count} 项 · 有效</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/pane.py" />
   <source>{count} weight layers</source>
   <translation>{count} 个权重层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>A network of your own. Choose a published one here, or type to search.</source>
   <translation>您自己的网络。可在此选择已发表的网络，或输入文字搜索。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>AlexNet</source>
   <translation>AlexNet</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>Custom</source>
   <translation>自定义</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>NiN</source>
   <translation>NiN</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>Small</source>
   <translation>小型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>VGG</source>
   <translation>VGG</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>VGG + BN</source>
   <translation>VGG + BN</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>Variants</source>
   <translation>变体</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/problem_card.py" />
   <source>Problem</source>
   <translation>问题</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/problem_card.py" />
   <source>The maps show the last network that worked.</source>
   <translation>特征图显示的是上一个可用的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>Average over all positions</source>
   <translation>对所有位置取平均</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>Block {number}</source>
   <translation>块 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>Entry {number}: {words}</source>
   <translation>第 {number} 项：{words}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>Fully connected, {units} classes</source>
   <translation>全连接，{units} 个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>average</source>
   <translation>平均</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>error</source>
   <translation>错误</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>{size} in</source>
   <translation>输入 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>{size} px</source>
   <translation>{size} px</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>A line without an address was left out.</source>
   <translation>已略去一行不含地址的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Addresses that begin with “{scheme}:” are not opened.</source>
   <translation>不打开以“{scheme}:”开头的地址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Check its permissions, or drop one of its pictures.</source>
   <translation>请检查其权限，或拖入其中的一张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.</source>
   <translation>请拖入或粘贴图片、图片文件夹、网络（.toml）或 cfg 列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Open the others one at a time.</source>
   <translation>请逐个打开其余文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Opened: {names}. Other files left out: {count}.</source>
   <translation>已打开：{names}。另有 {count} 个文件未打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Pasted picture</source>
   <translation>粘贴的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Save the picture and drop the file.</source>
   <translation>请先保存图片，再拖入该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>The folder “{name}” cannot be read: {reason}.</source>
   <translation>无法读取文件夹“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>The picture came as an address only; nothing is fetched from there.</source>
   <translation>只收到了图片的地址；程序不会从该地址下载。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>The picture that was given has no pixels.</source>
   <translation>给出的图片没有像素。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>There is no picture in the folder “{name}”.</source>
   <translation>文件夹“{name}”中没有图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>There is nothing to open here.</source>
   <translation>没有可打开的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>“{name}” is not a full path.</source>
   <translation>“{name}”不是完整路径。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>No Wayland compositor answers at {path}.</source>
   <translation>{path} 处没有 Wayland 合成器响应。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>No X11 display was found: DISPLAY is not set.</source>
   <translation>未找到 X11 显示：未设置 DISPLAY。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>No display was found: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
   <translation>未找到显示：DISPLAY 和 WAYLAND_DISPLAY 均未设置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>PySide6 is not installed. Install it with: pip install PySide6</source>
   <translation>未安装 PySide6。请运行以下命令安装：pip install PySide6</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>Qt cannot start here: {error}</source>
   <translation>Qt 无法在此启动：{error}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>Qt lacks these libraries: {libraries}.</source>
   <translation>Qt 缺少以下库：{libraries}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>Qt lacks these libraries: {libraries}. Debian's packages for them: {packages}</source>
   <translation>Qt 缺少以下库：{libraries}。对应的 Debian 软件包：{packages}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>Qt lacks these libraries: {libraries}. Install them with: {command}</source>
   <translation>Qt 缺少以下库：{libraries}。请运行以下命令安装：{command}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>The X server of DISPLAY={display} cannot be reached, or refuses this program.</source>
   <translation>无法连接 DISPLAY={display} 的 X 服务器，或它拒绝了此程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/platform.py" />
   <source>The X server of DISPLAY={display} does not answer.</source>
   <translation>DISPLAY={display} 的 X 服务器没有响应。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Cancelled</source>
   <translation>已取消</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Device</source>
   <translation>设备</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Done in {ms} ms</source>
   <translation>完成，用时 {ms} ms</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Inference peak</source>
   <translation>推理峰值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Per image, float32. Inference peak: the weights and the largest set of activations alive together. Training: parameters, gradients, the optimiser's state and what the backward pass keeps.</source>
   <translation>按单张图片、float32 计算。推理峰值：权重加上同时存在的最大一组激活。训练：参数、梯度、优化器状态以及反向传播所需保留的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>The cfg has a problem</source>
   <translation>cfg 有问题</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>Training (Adam, batch {n})</source>
   <translation>训练（Adam，批大小 {n}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/status.py" />
   <source>{what}, about {seconds} s left</source>
   <translation>{what}，约剩 {seconds} 秒</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Every command by its name (Ctrl+K)</source>
   <translation>按名称查找所有命令 (Ctrl+K)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Open image...</source>
   <translation>打开图片...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>PyTorch is still starting</source>
   <translation>PyTorch 仍在启动</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Run again</source>
   <translation>重新运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Tool bar</source>
   <translation>工具栏</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>All tiles {low} … {high}.</source>
   <translation>所有小图的范围：{low} ~ {high}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Channel {number}</source>
   <translation>通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Each tile is scaled to its own range, here {low} … {high}: dead channels look alive.</source>
   <translation>每张小图按自己的范围缩放，此处为 {low} ~ {high}：死通道看起来也像是活的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Feature {number}</source>
   <translation>特征 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>No finite values: all {count} are NaN or infinite.</source>
   <translation>没有有限值：全部 {count} 个都是 NaN 或无穷大。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>The outermost {share} % of the values lie beyond.</source>
   <translation>最外侧 {share}% 的值超出此范围。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Value {value}</source>
   <translation>数值 {value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Values {low} … {high}, {zeros} % zeros</source>
   <translation>数值 {low} ~ {high}，零值 {zeros}%</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>{count} of {all} values are NaN or infinite</source>
   <translation>{all} 个值中有 {count} 个是 NaN 或无穷大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>{height}×{width} · rms {rms}</source>
   <translation>{height}×{width} · 均方根 {rms}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>A layer as papers count them. Open it to see its modules.</source>
   <translation>按论文方式计数的层。展开可查看其模块。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Activation memory</source>
   <translation>激活内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Activations written</source>
   <translation>写出的激活</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Bars: linear, from 0 to {high}.</source>
   <translation>数据条：线性，从 0 到 {high}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Bars: logarithmic, from {low} to {high}.</source>
   <translation>数据条：对数，从 {low} 到 {high}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Buffers</source>
   <translation>缓冲区</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Channels×height×width, or the number of features, for one image.</source>
   <translation>单张图片的“通道数×高度×宽度”，或特征数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Every unit sees the whole input.</source>
   <translation>每个单元都能看到整个输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Layer</source>
   <translation>层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>MACs: multiply-accumulates of convolutions and fully connected layers for one image, without adding the bias. FLOPs = 2 × MACs.</source>
   <translation>MACs：单张图片在卷积层和全连接层中的乘加次数，不计偏置的加法。FLOPs = 2 × MACs。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Most alive together</source>
   <translation>同时存在的最大值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Output shape</source>
   <translation>输出形状</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Parameters: weights and biases. The running statistics of batch norm are buffers, not parameters.</source>
   <translation>参数量：权重和偏置。批归一化的滑动统计量是缓冲区，不是参数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Place in the network.</source>
   <translation>在网络中的位置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>RF</source>
   <translation>感受野</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Receptive field: the side, in pixels of the input, of what one unit can see.</source>
   <translation>感受野：一个单元所能看到区域的边长，以输入像素计。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>This layer has no parameters.</source>
   <translation>此层没有参数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>This layer multiplies nothing.</source>
   <translation>此层没有乘法。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>This layer works in place or returns a view: it writes nothing.</source>
   <translation>此层就地计算或返回视图：不写出任何内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>What the layer writes for one image, float32; 0 where it works in place or returns a view. 1 MiB = 2^20 bytes.</source>
   <translation>此层为单张图片写出的内容，float32；就地计算或返回视图时为 0。1 MiB = 2^20 字节。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>CSV table (*.csv)</source>
   <translation>CSV 表格 (*.csv)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>Choose another folder, or free some space.</source>
   <translation>请选择其他文件夹，或释放一些空间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>Export table</source>
   <translation>导出表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>The table could not be saved as {path}: {reason}.</source>
   <translation>无法将表格保存为 {path}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>The table is on the clipboard, as Markdown.</source>
   <translation>表格已以 Markdown 格式复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>The table was saved as {name}.</source>
   <translation>表格已保存为 {name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>1 layer</source>
   <translation>1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>Total</source>
   <translation>合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>Total up to row {number}</source>
   <translation>前 {number} 行合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>{count} layers</source>
   <translation>{count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Bars</source>
   <translation>数据条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Copy table</source>
   <translation>复制表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Copy the table as Markdown</source>
   <translation>以 Markdown 格式复制表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Export CSV...</source>
   <translation>导出 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Log</source>
   <translation>对数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>Save the table as a CSV file</source>
   <translation>将表格保存为 CSV 文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>The length of a bar counts powers of ten, so that small figures show too</source>
   <translation>数据条的长度按 10 的幂次计，小的数值也能看见</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_tab.py" />
   <source>The length of a bar is its share of the largest figure of the column</source>
   <translation>数据条的长度是该值与本列最大值之比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/lines.py" />
   <source>all</source>
   <translation>全图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/map_strip.py" />
   <source>All feature maps</source>
   <translation>全部特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/map_strip.py" />
   <source>The feature maps of the chosen layer come here</source>
   <translation>所选层的特征图将显示在这里</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/map_strip.py" />
   <source>{layer}: {count} feature maps</source>
   <translation>{layer}：{count} 个特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>After</source>
   <translation>激活后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>After {activation}</source>
   <translation>{activation} 后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>All channels on one scale: a channel that does little looks pale</source>
   <translation>所有通道使用同一色标：作用不大的通道颜色较淡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Before</source>
   <translation>激活前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Before {activation}</source>
   <translation>{activation} 前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Colour map</source>
   <translation>配色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Every channel from its own least to its own greatest value</source>
   <translation>每个通道按自己的最小值到最大值显示</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Next layer (Ctrl+PgDown)</source>
   <translation>下一层 (Ctrl+PgDown)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Per channel</source>
   <translation>逐通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Previous layer (Ctrl+PgUp)</source>
   <translation>上一层 (Ctrl+PgUp)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>RdBu around 0 where values have both signs, else viridis</source>
   <translation>数值有正有负时用以 0 为中心的 RdBu，否则用 viridis</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Scale</source>
   <translation>色标</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Shared</source>
   <translation>统一</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Size of the tiles</source>
   <translation>小图大小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Size of the tiles (Ctrl+wheel on the wall)</source>
   <translation>小图大小（在小图上按住 Ctrl 并滚动滚轮）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Values</source>
   <translation>取值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>grey</source>
   <translation>灰度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>{layer} has no activation: there is only one set of values</source>
   <translation>{layer} 没有激活函数：只有一组值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>Computing {layer} ...</source>
   <translation>正在计算 {layer}...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>Maps of the last network that worked</source>
   <translation>上一个可用网络的特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>No picture yet. Drop one on the window, press Ctrl+O, or choose a sample: what {layer} makes of it appears here.</source>
   <translation>还没有图片。将图片拖入窗口、按 Ctrl+O，或选择一张示例图片：此处会显示 {layer} 的特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>Stopped before {layer}; these are the maps of {shown}</source>
   <translation>在 {layer} 之前停止；显示的是 {shown} 的特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>Stopped. Press F5 to compute the maps of {layer}.</source>
   <translation>已停止。按 F5 计算 {layer} 的特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>The maps of {layer} appear here.</source>
   <translation>此处会显示 {layer} 的特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>The run failed.</source>
   <translation>运行失败。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>The run failed: {reason}</source>
   <translation>运行失败：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_status.py" />
   <source>{layer} waits for the problem to be solved; these are the maps of {shown}</source>
   <translation>解决问题后才能计算 {layer}；显示的是 {shown} 的特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_tab.py" />
   <source>{shown} of {count} channels</source>
   <translation>{shown} / {count} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_tab.py" />
   <source>{shown} of {count} features</source>
   <translation>{shown} / {count} 个特征</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pane.py" />
   <source>Feature maps</source>
   <translation>特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pane.py" />
   <source>Visualisation</source>
   <translation>可视化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>All rows but one are built; it waits for {place}</source>
   <translation>仅剩一行未构建，有待修正：{place}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>No row is built; all wait for {place}</source>
   <translation>尚未构建任何行，有待修正：{place}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>Row 1 is built</source>
   <translation>第 1 行已构建</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>Rows 1 to {last} are built</source>
   <translation>第 1 至 {last} 行已构建</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>The table shows the last network that could be read</source>
   <translation>表格显示的是上一个能够解析的网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>classifier entry {number}</source>
   <translation>分类器第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>entry {number}</source>
   <translation>第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>output entry {number}</source>
   <translation>输出第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>row {row} waits for {place}</source>
   <translation>第 {row} 行有待修正：{place}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>rows {first} to {last} wait for {place}</source>
   <translation>第 {first} 至 {last} 行有待修正：{place}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the adaptive pool</source>
   <translation>自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the batch norm</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the cfg list</source>
   <translation>cfg 列表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the classifier list</source>
   <translation>分类器列表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the head</source>
   <translation>分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the input size</source>
   <translation>输入尺寸</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the number of classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>the output list</source>
   <translation>输出列表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/problem_card.py" />
   <source>{above}, {behind}</source>
   <translation>{above}，{behind}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>adaptive pooling</source>
   <translation>自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>batch normalisation</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>dropout</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>flatten</source>
   <translation>展平</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>local response normalisation</source>
   <translation>局部响应归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>max pooling</source>
   <translation>最大池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>softmax</source>
   <translation>softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/badge.py" />
   <source>spatial mean</source>
   <translation>空间平均</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/bars.py" />
   <source>Predictions</source>
   <translation>预测</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/channel_view.py" />
   <source>Channel</source>
   <translation>通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/channel_view.py" />
   <source>y {y}, x {x}: {value}</source>
   <translation>y {y}，x {x}：{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/channel_wall.py" />
   <source>Channels</source>
   <translation>通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/channel_wall.py" />
   <source>channel {channel} · min {low} · max {high}</source>
   <translation>通道 {channel} · 最小 {low} · 最大 {high}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/colour_bar.py" />
   <source>Colour scale</source>
   <translation>色标</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/colour_bar.py" />
   <source>{low} to {high}</source>
   <translation>{low} 到 {high}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/histogram.py" />
   <source>Histogram</source>
   <translation>直方图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/histogram.py" />
   <source>{low} to {high}: {count} values</source>
   <translation>{low} 到 {high}：{count} 个值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/notice.py" />
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/notice.py" />
   <source>Details</source>
   <translation>详情</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/notice.py" />
   <source>{count} more</source>
   <translation>还有 {count} 条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/picture_view.py" />
   <source>Drop an image here, or press Ctrl+O</source>
   <translation>将图片拖到此处，或按 Ctrl+O</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/picture_view.py" />
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/picture_view.py" />
   <source>marked: {area}</source>
   <translation>标记：{area}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/worker.py" />
   <source>Everything is as it was before. Run again, or change the network or picture.</source>
   <translation>一切保持原样。请重新运行，或更换网络或图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/worker.py" />
   <source>The computation failed: {reason}</source>
   <translation>计算失败：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>adaptive pool</source>
   <translation>自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>add {entry}</source>
   <translation>添加 {entry}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>batch norm</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>change entry {number}</source>
   <translation>更改第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>change {option}</source>
   <translation>更改{option}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>conv bias</source>
   <translation>卷积偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>duplicate entry {number}</source>
   <translation>复制第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>head</source>
   <translation>分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>input size</source>
   <translation>输入尺寸</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>move entry {number}</source>
   <translation>移动第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>name</source>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>number of classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>remove entry {number}</source>
   <translation>移除第 {number} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/editing.py" />
   <source>typing</source>
   <translation>输入文字</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Check the file and try again.</source>
   <translation>请检查文件后重试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Computing {layer}</source>
   <translation>正在计算 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>It goes on all the same, but will not come back at the next start.</source>
   <translation>程序会继续运行，但下次启动时无法恢复。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Open a network that this program saved.</source>
   <translation>请打开由本程序保存的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Reading {name}</source>
   <translation>正在读取 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Saved as {name}.</source>
   <translation>已保存为 {name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Starting PyTorch</source>
   <translation>正在启动 PyTorch</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>The file is as it was. Choose another folder or make room.</source>
   <translation>文件保持原样。请选择其他文件夹或腾出空间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>The session cannot be saved: {reason}.</source>
   <translation>无法保存会话：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>{name} cannot be read: {reason}.</source>
   <translation>无法读取 {name}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>{name} cannot be written: {reason}.</source>
   <translation>无法写入 {name}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>{name} is not a network file: {what}</source>
   <translation>{name} 不是网络文件：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>{name} is not a text file.</source>
   <translation>{name} 不是文本文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Butterfly</source>
   <translation>蝴蝶</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Cat</source>
   <translation>猫</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Digit</source>
   <translation>数字</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Fruit</source>
   <translation>水果</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Houses</source>
   <translation>房屋</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Test card</source>
   <translation>测试卡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/updates.py" />
   <source>Show the readable part</source>
   <translation>显示可读部分</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/updates.py" />
   <source>choose {name}</source>
   <translation>选择 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/updates.py" />
   <source>open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/updates.py" />
   <source>{device} is not there any more; the CPU computes.</source>
   <translation>设备 {device} 已不可用，改由 CPU 计算。</translation>
  </message>
 </context>
</TS>
