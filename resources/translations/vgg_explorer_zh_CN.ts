<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>vgg_explorer</name>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>1 channel is off</source>
   <translation>已关闭 1 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>1 channel is scaled</source>
   <translation>已缩放 1 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>1 layer is off</source>
   <translation>已关闭 1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>1 layer is scaled</source>
   <translation>已缩放 1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>{count} channels are off</source>
   <translation>已关闭 {count} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>{count} channels are scaled</source>
   <translation>已缩放 {count} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>{count} layers are off</source>
   <translation>已关闭 {count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>{count} layers are scaled</source>
   <translation>已缩放 {count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/ablation.py" />
   <source>{first}, {second}</source>
   <translation>{first}，{second}</translation>
  </message>
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
   <location filename="../../vgg_explorer/arch/blocks.py" />
   <source>Block {number}</source>
   <translation>块 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/blocks.py" />
   <source>Classifier</source>
   <translation>分类器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/blocks.py" />
   <source>Head</source>
   <translation>分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>A sigmoid is nowhere steeper than 1/4, and the slopes of all layers multiply on the way back: the first layers hardly learn. A ReLU passes the gradient on as it is.</source>
   <translation>sigmoid 的斜率处处不超过 1/4，而反向传播时各层的斜率相乘：最前面的层几乎学不到东西。ReLU 则将梯度原样传回。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Every convolution and every hidden linear layer brings its activation already. 'R' is for places without one, behind a pool for example.</source>
   <translation>每个卷积和每个隐藏的线性层都已自带激活函数。'R' 用于没有激活函数的位置，例如池化之后。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010, section 3</source>
   <translation>Glorot 和 Bengio，Understanding the difficulty of training deep feedforward neural networks，2010，3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.3</source>
   <translation>Goodfellow、Bengio 和 Courville，《深度学习》，2016，6.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.3</source>
   <translation>Goodfellow、Bengio 和 Courville，《深度学习》，2016，9.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Howard and others, MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications, 2017, section 3.1</source>
   <translation>Howard 等，MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications，2017，3.1 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Keep only the first of neighbouring pools</source>
   <translation>相邻池化只保留第一个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Make one pool of neighbouring pools</source>
   <translation>将相邻池化合并为一个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Nothing is learnt between two pools: together they are one larger pool. A convolution between them could use the places that the second one throws away.</source>
   <translation>两个池化之间没有可学习的内容：合起来就是一个更大的池化。若在中间加一个卷积，就能利用被第二个池化丢掉的位置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Put a 1x1 convolution behind it</source>
   <translation>在其后加一个 1x1 卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Remove the second activation</source>
   <translation>移除第二个激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014, section 2.3</source>
   <translation>Simonyan 和 Zisserman，Very Deep Convolutional Networks for Large-Scale Image Recognition，2014，2.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Two 3x3 convolutions see the same pixels as one 5x5, three the same as one 7x7. Stacks save {share} % of the parameters here and have more activations: the argument of VGG. Their price is the memory of the maps in between.</source>
   <translation>两个 3x3 卷积与一个 5x5 卷积看到的像素相同，三个则与一个 7x7 相同。此处改用堆叠可节省 {share}% 的参数，激活函数也更多：这正是 VGG 的理由。代价是中间特征图占用的内存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Use ReLU</source>
   <translation>使用 ReLU</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>Use stacks of 3x3 convolutions</source>
   <translation>使用堆叠的 3x3 卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>With one channel per group (a depthwise convolution) no channel learns from another. MobileNet puts a 1x1 convolution behind each, which mixes them for few parameters.</source>
   <translation>每组只有一个通道时（深度卷积），各通道之间互不学习。MobileNet 在每个深度卷积之后放一个 1x1 卷积，用很少的参数混合各通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{count} large kernels: stacks of 3x3 need {after} parameters, not {before}</source>
   <translation>{count} 个大卷积核：改用堆叠的 3x3 只需 {after} 个参数，而不是 {before} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{count} sigmoids in a row pass back at most {share} of the gradient</source>
   <translation>连续 {count} 个 sigmoid 最多传回 {share} 的梯度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{layer} is a second ReLU at once: it changes nothing</source>
   <translation>{layer} 是紧接着的第二个 ReLU：不起任何作用</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{layer} is a second {activation} at once: it bends the values twice</source>
   <translation>{layer} 是紧接着的第二个 {activation}：数值被弯曲两次</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{layer} works on {groups} channels one by one, and nothing mixes them again</source>
   <translation>{layer} 逐个处理 {groups} 个通道，之后没有层再将它们混合</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{layer}: {count} layers of 3x3 for one {kernel}x{kernel} need {after} parameters, not {before}</source>
   <translation>{layer}：用 {count} 层 3x3 代替一个 {kernel}x{kernel} 只需 {after} 个参数，而不是 {before} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_layers.py" />
   <source>{second} follows {first} at once: {height}x{width} becomes {out_height}x{out_width}</source>
   <translation>{second} 紧跟 {first}：{height}x{width} 变为 {out_height}x{out_width}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>A stride larger than its kernel leaves gaps between the windows. What lies in them was computed for nothing: no layer behind can see it.</source>
   <translation>步长大于核时，窗口之间会留下空隙。空隙中的值白白计算了：后面的层都看不到。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Batch norm takes mean and variance of each channel over the batch and the map. From a batch of one picture and a 1x1 map that is a single value, and torch stops with "Expected more than 1 value per channel when training". The last batch of a data set may well be that small.</source>
   <translation>批归一化在整批数据和整张特征图上求每个通道的均值和方差。如果一批只有一张图片，特征图又是 1x1，那就只有一个值，torch 会报错 "Expected more than 1 value per channel when training" 并停止。数据集的最后一批很可能就这么小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016, section 2</source>
   <translation>Dumoulin 和 Visin，A guide to convolution arithmetic for deep learning，2016，2 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>End the features behind {layer}</source>
   <translation>特征部分到 {layer} 为止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>He and others, Bag of Tricks for Image Classification with Convolutional Neural Networks, 2019, section 4, ResNet-B</source>
   <translation>He 等，Bag of Tricks for Image Classification with Convolutional Neural Networks，2019，4 节，ResNet-B</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Layers whose receptive field is larger than the picture have no new surroundings to see. In measurements such layers added little or nothing to the accuracy; their parameters and their time are paid in full.</source>
   <translation>感受野已大于图片的层，看不到新的周边内容。实测表明，这样的层对准确率几乎没有贡献，而参数和时间的代价却一分不少。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Make the kernel as wide as its steps</source>
   <translation>将核增大到与步长相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Make the steps as short as the kernel</source>
   <translation>将步长减小到与核相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Remove the last pool</source>
   <translation>移除最后一个池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Remove the last {count} pools</source>
   <translation>移除最后 {count} 个池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Richter, Schöning and Krumnack, Should You Go Deeper? Optimizing Convolutional Neural Network Architectures without Training by Receptive Field Analysis, 2021</source>
   <translation>Richter、Schöning 和 Krumnack，Should You Go Deeper? Optimizing Convolutional Neural Network Architectures without Training by Receptive Field Analysis，2021</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>The picture has shrunk too far for these layers: they multiply more and more with the zeros around the map. Convolutions larger than their map: {count}.</source>
   <translation>对这些层来说，图片已缩得太小：它们越来越多地在与特征图周围的零相乘。大于其特征图的卷积：{count} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>Use kernels no larger than the map</source>
   <translation>使用不大于特征图的核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>torch.nn.BatchNorm2d, PyTorch documentation</source>
   <translation>torch.nn.BatchNorm2d，PyTorch 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>{idle} of the {weights} weights of each kernel never meet a value of the map, only the zeros around it: they have no effect and learn nothing. Convolutions larger than their map: {count}.</source>
   <translation>每个核的 {weights} 个权重中，有 {idle} 个从不接触特征图的值，只接触周围的零：它们不起作用，也学不到东西。大于其特征图的卷积：{count} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>{layer} lays a {span}x{span} kernel on a {height}x{width} map: {share} % is padding</source>
   <translation>{layer} 在 {height}x{width} 的特征图上使用 {span}x{span} 的核：{share}% 是填充</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>{layer} normalises 1x1 maps: training needs 2 pictures a batch</source>
   <translation>{layer} 对 1x1 特征图做归一化：训练时每批至少需要 2 张图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>{layer} sees {field} pixels of a picture of {side}; {count} convolutions follow</source>
   <translation>{layer} 的感受野为 {field} 像素，图片只有 {side} 像素；其后还有 {count} 个卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_maps.py" />
   <source>{layer} steps {stride} pixels with a {span}x{span} kernel: {share} % of its map is unread</source>
   <translation>{layer} 以步长 {stride} 移动 {span}x{span} 的核：特征图有 {share}% 未被读取</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Batch norm brings every channel to one scale already. The VGG paper found no gain from local response normalisation even without batch norm, and more memory and time.</source>
   <translation>批归一化已将各通道调到同一尺度。VGG 论文发现，即使没有批归一化，局部响应归一化也毫无收益，反而多占内存、多费时间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Batch norm subtracts the mean of each channel, and the bias with it; its own shift takes that part. They do no harm, and torchvision's VGGs with batch norm have them: keep them to load published weights.</source>
   <translation>批归一化会减去每个通道的均值，偏置也随之被减掉；其作用由批归一化自身的平移参数承担。这些偏置并无害处，torchvision 带批归一化的 VGG 也有：要加载已发布的权重就请保留。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Conv biases in front of batch norm have no effect: {own} of {total} parameters</source>
   <translation>批归一化之前的卷积偏置不起作用：{total} 个参数中的 {own} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Drop half of the values</source>
   <translation>丢弃一半的值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Dropout with p = {p} makes the mean square of the values {factor} times as large in training as afterwards. Batch norm keeps the variance of training for later, when it is not the right one any more. Behind the last batch norm dropout does no harm.</source>
   <translation>p = {p} 的丢弃使数值的均方在训练时达到之后的 {factor} 倍。批归一化会把训练时的方差留到之后使用，而那时它已不再正确。放在最后一个批归一化之后，丢弃就没有害处。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Ioffe and Szegedy, Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift, 2015, section 3.2</source>
   <translation>Ioffe 和 Szegedy，Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift，2015，3.2 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Leave the conv biases out</source>
   <translation>去掉卷积偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Li, Chen, Hu and Yang, Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift, 2019</source>
   <translation>Li、Chen、Hu 和 Yang，Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift，2019</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Move the dropout behind the last batch norm</source>
   <translation>将丢弃移到最后一个批归一化之后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Published networks drop 20 to 50 % of the values of a layer. With more the layers behind see too little to learn from, unless there are correspondingly more units.</source>
   <translation>已发表的网络会丢弃一层中 20% 到 50% 的值。丢弃得更多时，后面的层能看到的太少，难以学习，除非相应增加单元数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Remove the dropout in front of batch norm</source>
   <translation>移除批归一化之前的丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Remove the local response norm</source>
   <translation>移除局部响应归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014, section 4.1</source>
   <translation>Simonyan 和 Zisserman，Very Deep Convolutional Networks for Large-Scale Image Recognition，2014，4.1 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014, appendix A.4</source>
   <translation>Srivastava、Hinton、Krizhevsky、Sutskever 和 Salakhutdinov，Dropout: A Simple Way to Prevent Neural Networks from Overfitting，2014，附录 A.4</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>{layer} drops values in front of batch norm: {count} batch norms follow</source>
   <translation>{layer} 在批归一化之前丢弃数值：其后还有 {count} 个批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>{layer} drops {share} %: about {kept} of {values} values stay in training</source>
   <translation>{layer} 丢弃 {share}%：训练时 {values} 个值中约保留 {kept} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_norms.py" />
   <source>{layer}: local response norm beside {count} batch norms</source>
   <translation>{layer}：已有 {count} 个批归一化，又用了局部响应归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>A convolution's weights grow with the product of its channels: here {inputs} in and {outputs} out, {kernel}x{kernel} each. Where the channels grow from block to block, the last one can outweigh all before it.</source>
   <translation>卷积的权重随输入、输出通道数的乘积增长：此处输入 {inputs} 个、输出 {outputs} 个，各为 {kernel}x{kernel}。如果通道数逐块增加，最后一个卷积可能超过之前所有卷积的总和。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>A softmax divides by the sum over all classes; over a single one it is always 1 and passes no gradient back. For yes or no, keep one logit and train it with torch.nn.BCEWithLogitsLoss, or use two classes.</source>
   <translation>softmax 会除以所有类别之和；只有一个类别时，结果恒为 1，也不传回任何梯度。要判断是或否，请保留一个 logit 并用 torch.nn.BCEWithLogitsLoss 训练，或使用两个类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Add an adaptive pool to {side}x{side}</source>
   <translation>添加到 {side}x{side} 的自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>An adaptive pool that is asked for more places than the map has gives some values again and again. The classifier then has many weights for one value: it runs, but this picture is too small for this network.</source>
   <translation>如果要求自适应池化给出的位置多于特征图所有的位置，它就会反复给出某些值。这样，分类器对同一个值就有许多权重：网络可以运行，但这张图片对此网络来说太小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Average the last map to 1x1</source>
   <translation>将最后的特征图平均到 1x1</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Average the last map to 1x1 and leave the hidden layers out</source>
   <translation>将最后的特征图平均到 1x1，并去掉隐藏层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Cross-entropy expects scores of any size and sign. An activation bends them, and where it is flat it passes no gradient back: behind a ReLU, a picture whose {classes} logits are all below 0 teaches the network nothing.</source>
   <translation>交叉熵需要大小和正负不受限制的得分。激活函数会弯曲得分，在平坦处也不传回梯度：在 ReLU 之后，如果一张图片的 {classes} 个 logits 都小于 0，网络就什么也学不到。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Each channel of the last map is the score of one class, and {layer} ends in an activation. NiN is built this way and learns. A linear layer behind the average allows scores of any size and sign, for {params} parameters more.</source>
   <translation>最后特征图的每个通道是一个类别的得分，而 {layer} 以激活函数结尾。NiN 就是这样构建的，并且能够学习。在平均之后加一个线性层，得分的大小和正负就不受限制，代价是多 {params} 个参数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Each of its {units} units has a weight for each of {inputs} values. The first fully connected layer is by far the largest in VGG and AlexNet; NiN and most networks after it average the map instead.</source>
   <translation>它的 {units} 个单元对 {inputs} 个值各有一个权重。在 VGG 和 AlexNet 中，第一个全连接层远大于其他层；NiN 及其后的大多数网络则改为对特征图取平均。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Give {layer} {channels} channels</source>
   <translation>将 {layer} 改为 {channels} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.3</source>
   <translation>Goodfellow、Bengio 和 Courville，《深度学习》，2016，6.2.2.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>He, Zhang, Ren and Sun, Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition, 2014, section 1</source>
   <translation>He、Zhang、Ren 和 Sun，Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition，2014，1 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Its weights fit one size of the last map, and so one size of pictures only. An adaptive pool in front gives it the same number of values whatever the size of the picture.</source>
   <translation>它的权重只适合一种尺寸的最后特征图，因而只适合一种尺寸的图片。在前面加上自适应池化，无论图片多大，它得到的值的个数都相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Lin, Chen and Yan, Network In Network, 2013, section 3.2</source>
   <translation>Lin、Chen 和 Yan，Network In Network，2013，3.2 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>No adaptive pool: {layer} takes exactly {inputs} values, from a {height}x{width} map</source>
   <translation>没有自适应池化：{layer} 只接收 {inputs} 个值，来自 {height}x{width} 的特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Pool to {side}x{side}</source>
   <translation>池化到 {side}x{side}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Pool to {size}x{size} stretches a {height}x{width} map: {inputs} inputs, {different} different values</source>
   <translation>池化到 {size}x{size} 会拉伸 {height}x{width} 的特征图：{inputs} 个输入中只有 {different} 个不同的值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Put a linear layer behind the average</source>
   <translation>在平均之后加一个线性层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Remove the activation</source>
   <translation>移除激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Remove the softmax</source>
   <translation>移除 softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Softmax before cross-entropy: the loss cannot fall below {floor}</source>
   <translation>交叉熵之前有 softmax：损失无法低于 {floor}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Softmax over 1 class: the output is 1 for every picture</source>
   <translation>只有 1 个类别的 softmax：任何图片的输出都是 1</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>Use 2 classes and no softmax</source>
   <translation>使用 2 个类别，不用 softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>torch.nn.AdaptiveAvgPool2d, PyTorch documentation</source>
   <translation>torch.nn.AdaptiveAvgPool2d，PyTorch 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>torch.nn.BCEWithLogitsLoss, PyTorch documentation</source>
   <translation>torch.nn.BCEWithLogitsLoss，PyTorch 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>torch.nn.CrossEntropyLoss applies a softmax itself. Over the probabilities of {classes} classes this second one gives no class more than {top} %, so the loss stays at {floor} or above however sure the network is. Let the network end in its logits, and apply softmax only to show probabilities.</source>
   <translation>torch.nn.CrossEntropyLoss 本身就会应用 softmax。对 {classes} 个类别的概率再做一次 softmax，任何类别都不超过 {top}%，因此无论网络多么确信，损失都不低于 {floor}。请让网络以 logits 结尾，只在显示概率时应用 softmax。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>torch.nn.CrossEntropyLoss, PyTorch documentation</source>
   <translation>torch.nn.CrossEntropyLoss，PyTorch 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>{activation} before the global average: no class score falls below {floor}</source>
   <translation>全局平均之前有 {activation}：类别得分都不低于 {floor}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>{activation} behind the logits: no score falls below {floor}</source>
   <translation>logits 之后有 {activation}：得分都不低于 {floor}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>{activation} behind the logits: scores below 0 shrink to 1 %</source>
   <translation>logits 之后有 {activation}：小于 0 的得分缩小到 1%</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/checks_output.py" />
   <source>{layer} holds {share} % of the parameters: {own} of {total}</source>
   <translation>{layer} 占 {share}% 的参数：{total} 个中的 {own} 个</translation>
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
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>1 differs</source>
   <translation>1 层不同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>1 is missing</source>
   <translation>1 层缺失</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>1 more is in the file</source>
   <translation>文件中另有 1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>Matched by its place: the file calls it {name}.</source>
   <translation>按位置匹配：文件中名为{name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The file has a {tensor} for this layer, and here it has none.</source>
   <translation>文件中此层有 {tensor}，而此处没有。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The file has it as a convolution; the numbers are the same.</source>
   <translation>文件中它是卷积层，数值相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The file has it as a linear layer; the numbers are the same.</source>
   <translation>文件中它是线性层，数值相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The file has no layer {path}.</source>
   <translation>文件中没有 {path} 层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The file has no {tensor} for this layer.</source>
   <translation>文件中此层没有 {tensor}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The network has no such layer.</source>
   <translation>网络中没有这样的层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>The shapes are not the same.</source>
   <translation>形状不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{count:,} are missing</source>
   <translation>{count:,} 层缺失</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{count:,} differ</source>
   <translation>{count:,} 层不同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{count:,} more are in the file</source>
   <translation>文件中另有 {count:,} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{count:,} of {total:,} layers fit</source>
   <translation>{total:,} 层中有 {count:,} 层匹配</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{counted}.</source>
   <translation>{counted}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{counted}. The names do not agree: layers were matched by the order of their shapes.</source>
   <translation>{counted}。名称不一致：已按形状的先后顺序匹配各层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/fitting.py" />
   <source>{tensor} is {have} in the file and {want} here.</source>
   <translation>{tensor} 在文件中为 {have}，在此处为 {want}。</translation>
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
   <source>Kept for backward</source>
   <translation>为反向保留</translation>
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
   <source>Other operations</source>
   <translation>其他运算</translation>
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
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>Are the pictures tall or wide?</source>
   <translation>图片是竖的还是横的？</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>Convolutions and classifier are those of {name}.</source>
   <translation>卷积和分类器与 {name} 相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>How large are the pictures?</source>
   <translation>图片有多大？</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>In the file the batch norm stands behind the activation ({name}); here it stands in front.</source>
   <translation>文件中批归一化位于激活函数之后（{name}），此处则位于激活函数之前。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>No list of layers within the limits of this program has these weights.</source>
   <translation>在本程序的限制之内，没有任何层列表具有这些权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>The file has no classifier: the average of each of the last {channels} channels is taken as the score of a class.</source>
   <translation>文件中没有分类器：最后 {channels} 个通道各取平均，作为各类别的得分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>The numbers of the names leave no place for activations; here each convolution has one.</source>
   <translation>名称中的编号没有给激活函数留出位置；此处每个卷积都带激活函数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>Weights do not tell the activation or what follows the logits: ReLU and nothing are taken.</source>
   <translation>从权重看不出激活函数，也看不出 logits 之后的内容：此处取 ReLU，logits 之后为空。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>Where are the pools, and where does the network skip pixels?</source>
   <translation>池化在哪里？网络在哪里以大于 1 的步长跳过像素？</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>Whether there is an adaptive pool in front of the classifier cannot be told. Here there is one, to {side}x{side}; with {size} pictures it changes nothing.</source>
   <translation>无法判断分类器之前是否有自适应池化。此处加了一个，输出 {side}x{side}；对 {size} 的图片不起任何作用。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>{cfg}, for {pictures}</source>
   <translation>{cfg}，用于 {pictures}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference.py" />
   <source>{size} pictures</source>
   <translation>{size} 的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>Some convolutions have a batch norm and others have none.</source>
   <translation>有的卷积带批归一化，有的不带。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>Some convolutions have a bias and others have none.</source>
   <translation>有的卷积带偏置，有的不带。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>The batch norm {name} does not follow a convolution.</source>
   <translation>批归一化{name}之前不是卷积。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>The convolution {name} follows a linear layer.</source>
   <translation>卷积{name}位于线性层之后。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>The file has batch norms and nothing else.</source>
   <translation>文件中只有批归一化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>The file holds nothing but counters.</source>
   <translation>文件中只有计数器。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>The network has {count:,} convolutions and linear layers; here it can have {limit}.</source>
   <translation>网络有 {count:,} 个卷积和线性层，此处最多 {limit} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>{name} and the two behind it are a bottleneck, as residual networks have them with a shortcut around it.</source>
   <translation>{name}与其后两层构成瓶颈结构，这是残差网络的做法，外面还有跳跃连接。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_chain.py" />
   <source>{name} takes {taken} inputs, but {before} in front of it gives {leaving}: the network is no simple chain.</source>
   <translation>{name}需要 {taken} 个输入，而其前面的{before}输出 {leaving} 个：此网络不是简单的链式结构。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_head.py" />
   <source>{name} takes more inputs than any map has.</source>
   <translation>{name}需要的输入多于任何特征图所能给出的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_head.py" />
   <source>{name} takes {inputs} inputs, which {channels} channels do not divide.</source>
   <translation>{name}需要 {inputs} 个输入，不能被 {channels} 个通道整除。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>Open a file with the weights of a network.</source>
   <translation>请打开含有网络权重的文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>Open the weights of a network that is one chain, such as VGG, AlexNet or NiN.</source>
   <translation>请打开链式网络的权重，例如 VGG、AlexNet 或 NiN。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The file holds no tensors.</source>
   <translation>文件中没有张量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The file holds {count:,} tensors; a network here has at most {limit:,}.</source>
   <translation>文件中有 {count:,} 个张量，而此处的网络最多有 {limit:,} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The kernel of {name} is {height}x{width}, and only square kernels can be described.</source>
   <translation>{name}的核为 {height}x{width}，而此处只能描述正方形的核。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The linear layer {name} has no bias, and linear layers always have one here.</source>
   <translation>线性层{name}没有偏置，而此处的线性层都有偏置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The tensors of {name} do not go together.</source>
   <translation>{name}的各个张量互不相符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>The weight of {name} has {count} dimensions; those of a convolution over pictures has 4 and that of a linear layer 2.</source>
   <translation>{name}的权重有 {count} 维；图片卷积的权重有 4 维，线性层的权重有 2 维。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>This is a transformer, no chain of convolutions: it has {name}.</source>
   <translation>这是 Transformer，不是卷积的链式网络：其中有{name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>This is the state of an optimiser, not of a network: it has {name}.</source>
   <translation>这是优化器的状态，不是网络的状态：其中有{name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>This network has shortcuts around its layers: it has {name}.</source>
   <translation>此网络有绕过若干层的跳跃连接：其中有{name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>This network has transposed convolutions: it has {name}.</source>
   <translation>此网络有转置卷积：其中有{name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>{name} belongs to no convolution, batch norm or linear layer.</source>
   <translation>{name}不属于任何卷积、批归一化或线性层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>{name} holds no values: {shape}.</source>
   <translation>{name}中没有数值：{shape}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/inference_kinds.py" />
   <source>{name} is a normalisation without running statistics, not a batch norm.</source>
   <translation>{name}是没有滑动统计量的归一化，不是批归一化。</translation>
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
   <source>Keep the first {limit} entries</source>
   <translation>保留前 {limit} 项</translation>
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
   <source>{source}, {year}</source>
   <translation>{source}，{year}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/presets.py" />
   <source>{source}.</source>
   <translation>{source}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>A network of many cats-and-dogs tutorials: VGG-16 with batch norm, two classes, and a ReLU and softmax behind the logits</source>
   <translation>许多猫狗分类教程所用的网络：带批归一化的 VGG-16，两个类别，logits 之后接 ReLU 和 softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>A small network of this program, for a laptop and for teaching</source>
   <translation>本程序自带的小型网络，适合笔记本电脑和教学</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014; the variant that torchvision carries</source>
   <translation>Krizhevsky，One weird trick for parallelizing convolutional neural networks，2014；torchvision 收录的版本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Krizhevsky, Sutskever and Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012</source>
   <translation>Krizhevsky、Sutskever 和 Hinton，ImageNet Classification with Deep Convolutional Neural Networks，2012</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Lin's model for Caffe</source>
   <translation>Lin 的 Caffe 模型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Lin, Chen and Yan, Network In Network, 2013</source>
   <translation>Lin、Chen 和 Yan，Network In Network，2013</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014</source>
   <translation>Simonyan 和 Zisserman，Very Deep Convolutional Networks for Large-Scale Image Recognition，2014</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Top-1 / top-5 accuracy {top1} / {top5} % ({by}).</source>
   <translation>Top-1 / top-5 准确率 {top1}% / {top5}%（{by}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Top-1 / top-5 error {top1} / {top5} % ({by}).</source>
   <translation>Top-1 / top-5 错误率 {top1}% / {top5}%（{by}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Top-1 accuracy {top1} % ({by}).</source>
   <translation>Top-1 准确率 {top1}%（{by}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>VGG with batch norm after every convolution, as torchvision trained it</source>
   <translation>每个卷积之后带批归一化的 VGG，与 torchvision 训练的版本一致</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>VGG-16 D with batch norm, fitted to 32x32 pictures and ten classes</source>
   <translation>带批归一化的 VGG-16 D，适配 32x32 图片和十个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>VGG-16 D with the global average pooling of Lin, Chen and Yan, Network In Network, 2013</source>
   <translation>VGG-16 D，采用 Lin、Chen 和 Yan 的全局平均池化（Network In Network，2013）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>VGG-16 as block-by-block tutorials write it: no adaptive pool and no dropout</source>
   <translation>逐块讲解的教程中的 VGG-16：没有自适应池化，也没有丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>Zhang, Lipton, Li and Smola, Dive into Deep Learning, section 8.3</source>
   <translation>Zhang、Lipton、Li 和 Smola，《动手学深度学习》8.3 节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>the paper, abstract</source>
   <translation>论文摘要</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>the paper, table 2</source>
   <translation>论文表 2</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>the paper, table 2, one network</source>
   <translation>论文表 2，单个网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>the paper, table 3, at one scale (256)</source>
   <translation>论文表 3，单一尺度 256</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>torchvision, IMAGENET1K_V1</source>
   <translation>torchvision，IMAGENET1K_V1</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>{count} million parameters ({by}).</source>
   <translation>{count} 百万个参数（{by}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/published.py" />
   <source>{count} parameters ({by}).</source>
   <translation>{count} 个参数（{by}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/remarks.py" />
   <source>Use a {shape} input</source>
   <translation>使用 {shape} 输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Give the last convolution {classes} channels</source>
   <translation>将最后一个卷积改为 {classes} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/repairs.py" />
   <source>Mend all {count} places</source>
   <translation>修复全部 {count} 处</translation>
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
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>3x3 kernels for each 5x5 and 7x7</source>
   <translation>用 3x3 核替换 5x5 和 7x7</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Choose another rewrite.</source>
   <translation>请选择其他改写方式。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Half as wide</source>
   <translation>宽度减半</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Head of convolutions</source>
   <translation>改用卷积分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Head of linear layers</source>
   <translation>改用线性分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Remove the last block</source>
   <translation>移除最后一块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Repeat the last block</source>
   <translation>重复最后一块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>The weights do not fit: the last map is {height}x{width}.</source>
   <translation>权重不匹配：最后的特征图为 {height}x{width}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>The weights fit, reshaped. The outputs differ here: the last map is {height}x{width}, and the head was made for {side}x{side}.</source>
   <translation>权重改变形状后可以匹配。但此处输出不同：最后的特征图为 {height}x{width}，而分类头是为 {side}x{side} 设计的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>There is nothing to rewrite.</source>
   <translation>没有可改写的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>Twice as wide</source>
   <translation>宽度加倍</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>With the same weights, reshaped, it gives the same outputs.</source>
   <translation>使用相同的权重（改变形状），输出不变。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/arch/rewrites.py" />
   <source>{count} classes</source>
   <translation>{count} 个类别</translation>
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
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>Apple computers have none.</source>
   <translation>Apple 电脑没有此设备。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>It needs macOS 14 or later and an Apple chip.</source>
   <translation>需要 macOS 14 或更高版本以及 Apple 芯片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>No NVIDIA driver was found.</source>
   <translation>未找到 NVIDIA 驱动程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>Only Apple computers have it.</source>
   <translation>仅 Apple 电脑支持。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>The driver does not fit this PyTorch: {reason}</source>
   <translation>驱动程序与此 PyTorch 不匹配：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>The driver is there, but it shows no graphics card.</source>
   <translation>已安装驱动程序，但未检测到显卡。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>The installed PyTorch was built for the CPU alone.</source>
   <translation>已安装的 PyTorch 仅支持 CPU。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/absent.py" />
   <source>The installed PyTorch was built without it.</source>
   <translation>已安装的 PyTorch 不包含此支持。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Check the network and try again.</source>
   <translation>请检查网络连接后重试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Copy the address again.</source>
   <translation>请重新复制地址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>It may ask for a login: save it with the browser, and open the file.</source>
   <translation>可能需要登录：请用浏览器保存后再打开该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>It may have been moved or deleted; look for it in the browser.</source>
   <translation>它可能已被移动或删除，请在浏览器中查找。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>No safe connection to {host} can be made.</source>
   <translation>无法与 {host} 建立安全连接。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Nothing was downloaded. Check this computer's date, or use another source.</source>
   <translation>没有下载任何内容。请检查本机的日期，或改用其他来源。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Nothing was kept of “{name}”; try again.</source>
   <translation>没有保留“{name}”的任何部分，请重试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Save it with the browser, and open the file.</source>
   <translation>请用浏览器保存后再打开该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>The certificate of {host} is not valid: {reason}.</source>
   <translation>{host} 的证书无效：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>The connection to {host} broke off before the end.</source>
   <translation>与 {host} 的连接中途断开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>There is no connection to {host}: {reason}.</source>
   <translation>无法连接 {host}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Try again in some minutes.</source>
   <translation>请过几分钟再试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Try again later.</source>
   <translation>请稍后再试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>Try the address with the browser, and open the saved file.</source>
   <translation>请在浏览器中打开该地址，保存后再打开文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} answered {status} instead of “{name}”.</source>
   <translation>{host} 没有给出“{name}”，而是返回了 {status}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} answers something that is not http.</source>
   <translation>{host} 的响应不是 http。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} does not answer.</source>
   <translation>{host} 没有响应。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} does not give “{name}” away ({status}).</source>
   <translation>{host} 拒绝提供“{name}”（{status}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} has a fault of its own ({status}).</source>
   <translation>{host} 自身出现故障（{status}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} has had too many requests ({status}).</source>
   <translation>{host} 收到的请求过多（{status}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>{host} has no “{name}” ({status}).</source>
   <translation>{host} 上没有“{name}”（{status}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>“{url}” is no address of http or https.</source>
   <translation>“{url}”不是 http 或 https 地址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/address.py" />
   <source>“{url}” is not a possible web address.</source>
   <translation>“{url}”不是有效的网址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>Choose another method.</source>
   <translation>请选择其他方法。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>The network's output is not finite, so nothing can explain it.</source>
   <translation>网络的输出不是有限值，因此无法解释。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>This explanation needs about {needed} of memory, but {free} are free.</source>
   <translation>此解释约需 {needed} 内存，但可用内存为 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>Use a smaller input, or close other programs.</source>
   <translation>请使用更小的输入，或关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>Use occlusion, which keeps nothing for gradients, or a smaller input.</source>
   <translation>请使用遮挡法（不为梯度保留数据），或使用更小的输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/attribution.py" />
   <source>Values grew too large on the way: look at the layers from the first one on.</source>
   <translation>数值在中途变得过大：请从第一层开始逐层查看。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>Mult-adds</source>
   <translation>乘加次数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>Output bytes</source>
   <translation>输出字节数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>Weight bytes</source>
   <translation>权重字节数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>unexplained: a difference of {expected} was expected, not {found}</source>
   <translation>无法解释：预期相差 {expected}，实际相差 {found}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>{count} of {rows} rows agree.</source>
   <translation>{rows} 行中有 {count} 行一致。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>{figure}: the same, {value}.</source>
   <translation>{figure}：相同，均为 {value}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/checked.py" />
   <source>{figure}: {theirs} against {ours} here, a difference of {difference}: {why}.</source>
   <translation>{figure}：torchinfo 为 {theirs}，此处为 {ours}，相差 {difference}：{why}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>Report this network: the cross-check cannot read it.</source>
   <translation>请报告此网络：对照功能无法读取它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>The figures in the table do not depend on it.</source>
   <translation>表格中的数值不依赖于它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>a flatten is the same memory in another shape</source>
   <translation>展平只是同一块内存换了形状</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>the activation writes over its input</source>
   <translation>激活函数直接覆盖其输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo cannot run this network: {reason}</source>
   <translation>torchinfo 无法运行此网络：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo counts each parameter of a batch norm once: 2x{channels} = {extra}</source>
   <translation>torchinfo 将批归一化的每个参数计一次：2x{channels} = {extra}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo counts only the outputs of layers that have parameters, and each twice: 2x{weighted} bytes; here every tensor that is written counts once</source>
   <translation>torchinfo 只计有参数的层的输出，且每个计两次：2x{weighted} 字节；此处每个写出的张量计一次</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo counts the addition of a bias to each output: {shape} = {extra}</source>
   <translation>torchinfo 计入了每个输出的偏置加法：{shape} = {extra}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo counts the additions of biases, {biases}</source>
   <translation>torchinfo 计入了偏置加法（{biases}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo counts the additions of biases, {biases}, and the parameters of batch norms, {norms}</source>
   <translation>torchinfo 计入了偏置加法（{biases}）和批归一化的参数（{norms}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo leaves out the running statistics of batch norms: {extra} bytes</source>
   <translation>torchinfo 未计入批归一化的滑动统计量：{extra} 字节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>torchinfo reports other modules than this network has.</source>
   <translation>torchinfo 报告的模块与此网络的模块不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>when a network does not train, dropout passes its input on</source>
   <translation>网络不在训练时，丢弃直接传递其输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/crosscheck.py" />
   <source>{here}; torchinfo counts it as new: 4x{shape} = {extra}</source>
   <translation>{here}；torchinfo 将其计为新写出：4x{shape} = {extra}</translation>
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
   <source>1 thread</source>
   <translation>1 个线程</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>It does not answer: {reason}</source>
   <translation>没有响应：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>{count} threads</source>
   <translation>{count} 个线程</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>{free} of {total} free</source>
   <translation>可用 {free}（共 {total}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/devices.py" />
   <source>{memory}, {threads}</source>
   <translation>{memory}，{threads}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>Check its permissions, or download it again.</source>
   <translation>请检查其权限，或重新下载。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>It was not opened. Download it again.</source>
   <translation>文件未被打开。请重新下载。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>The cached file “{name}” cannot be read: {reason}.</source>
   <translation>无法读取缓存文件“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>The cached file “{name}” does not match its published checksum.</source>
   <translation>缓存文件“{name}”与公布的校验和不符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>These weights have no classifier: only their feature layers are used.</source>
   <translation>这些权重没有分类器：只使用其特征部分的层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>{hint} A weights file of this computer can be opened too.</source>
   <translation>{hint}也可以打开本机上的权重文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/downloads.py" />
   <source>{preset}, {weights} (torchvision)</source>
   <translation>{preset}, {weights} (torchvision)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>A web page came instead of “{name}”.</source>
   <translation>收到的是网页，而不是“{name}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>It was not kept. Download it again, or over another network.</source>
   <translation>没有保留该文件。请重新下载，或换一个网络下载。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>Make room, or allow writing there, and try again.</source>
   <translation>请腾出空间，或允许写入该位置，然后重试。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>Networks that ask for a login do that: open any page in the browser first.</source>
   <translation>需要登录的网络会这样：请先在浏览器中打开任意网页。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>Nothing of it was kept; look for a smaller one.</source>
   <translation>没有保留任何部分，请另找较小的文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>Open the picture itself in the browser, and drag that.</source>
   <translation>请在浏览器中打开图片本身，再拖入该图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>Try again later, or save it with the browser.</source>
   <translation>请稍后再试，或用浏览器保存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>What came as “{name}” does not match its published checksum.</source>
   <translation>收到的“{name}”与公布的校验和不符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>{host} sent only {done} in {seconds:.0f} s.</source>
   <translation>{host} 在 {seconds:.0f} 秒内只发送了 {done}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>“{name}” cannot be stored in {folder}: {reason}.</source>
   <translation>无法将“{name}”保存到 {folder}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>“{name}” is a web page, not a picture.</source>
   <translation>“{name}”是网页，而不是图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>“{name}” takes more than the limit of {limit}.</source>
   <translation>“{name}”超过了 {limit} 的上限。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fetch.py" />
   <source>“{name}” takes {size}; the limit is {limit}.</source>
   <translation>“{name}”大小为 {size}，上限为 {limit}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fitting_input.py" />
   <source>An input of {shape} would fit.</source>
   <translation>{shape} 的输入可以容纳。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fitting_input.py" />
   <source>Not even the smallest input fits: use fewer channels.</source>
   <translation>即使最小的输入也容纳不下：请减少通道数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/fitting_input.py" />
   <source>Use {shape}</source>
   <translation>改用 {shape}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/images.py" />
   <source>Close other programs, or open a smaller copy.</source>
   <translation>请关闭其他程序，或打开一个较小的副本。</translation>
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
   <source>“{name}” is not made of 8-bit grey, RGB or RGBA pixels.</source>
   <translation>“{name}”不是由 8 位灰度、RGB 或 RGBA 像素组成的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/kinds.py" />
   <source>Check its permissions, or open one of its pictures.</source>
   <translation>请检查其权限，或打开其中的一张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/kinds.py" />
   <source>The folder “{name}” cannot be read: {reason}.</source>
   <translation>无法读取文件夹“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/kinds.py" />
   <source>There is no picture in the folder “{name}”.</source>
   <translation>文件夹“{name}”中没有图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>Close other programs, or choose a smaller file.</source>
   <translation>请关闭其他程序，或选择较小的文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>It was probably not saved or downloaded completely; get it again.</source>
   <translation>可能没有完整保存或下载，请重新获取。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>This is no network that can be shown here; choose another file.</source>
   <translation>此处无法显示这样的网络，请选择其他文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>“{name}” has more than {limit} tensors.</source>
   <translation>“{name}”中的张量超过 {limit} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>“{name}” is damaged or incomplete.</source>
   <translation>“{name}”已损坏或不完整。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/loaded.py" />
   <source>“{name}” needs {needed} of memory; {free} is free.</source>
   <translation>“{name}”需要 {needed} 内存，而可用的只有 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/maximisation.py" />
   <source>Choose one of its layers.</source>
   <translation>请选择其中的一层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/maximisation.py" />
   <source>This network has no layer called {layer}.</source>
   <translation>此网络没有名为 {layer} 的层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/maximisation.py" />
   <source>This picture needs about {needed} of memory, but {free} are free.</source>
   <translation>此图片约需 {needed} 内存，但可用内存为 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>Change the permissions of the file, or copy it to a folder of your own.</source>
   <translation>请更改文件权限，或将其复制到自己的文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>Check the disk or the connection, then open it again.</source>
   <translation>请检查磁盘或连接，然后重新打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>It may have been moved, renamed or deleted; choose it again.</source>
   <translation>它可能已被移动、重命名或删除，请重新选择。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>Open it again when the other program has finished writing it.</source>
   <translation>请等其他程序写完后再打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>Rename the file to something shorter.</source>
   <translation>请给文件改一个较短的名称。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>Rename the file.</source>
   <translation>请重命名该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>The name “{name}” is too long for this system.</source>
   <translation>名称“{name}”对此系统来说太长。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>You have no permission to read “{name}”.</source>
   <translation>没有读取“{name}”的权限。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” cannot be read: {reason}.</source>
   <translation>无法读取“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” changed while it was being read.</source>
   <translation>“{name}”在读取过程中发生了变化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” does not exist.</source>
   <translation>“{name}”不存在。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” is a folder.</source>
   <translation>“{name}”是文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” is empty (0 bytes).</source>
   <translation>“{name}”是空文件（0 字节）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” is not a possible file name.</source>
   <translation>“{name}”不是有效的文件名。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” is not a regular file.</source>
   <translation>“{name}”不是普通文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/opening.py" />
   <source>“{name}” takes {size:.0f} MiB; the limit is {limit} MiB.</source>
   <translation>“{name}”大小为 {size:.0f} MiB，上限为 {limit} MiB。</translation>
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
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>Four bytes for each value, seven digits: what all others are compared with.</source>
   <translation>每个值 4 字节，7 位有效数字：其他精度均以它为基准。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>It needs macOS 14 or later.</source>
   <translation>需要 macOS 14 或更高版本。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>PyTorch does not know this device to have it.</source>
   <translation>PyTorch 未报告此设备支持该精度。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>That is for graphics cards: processors are slow.</source>
   <translation>适用于显卡，在处理器上很慢。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>This graphics card gains nothing by float16.</source>
   <translation>此显卡使用 float16 没有收益。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>This graphics card has no bfloat16.</source>
   <translation>此显卡不支持 bfloat16。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>This processor computes bfloat16 slower than float32.</source>
   <translation>此处理器计算 bfloat16 比 float32 更慢。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>Two bytes for each value, three to four digits, nothing above 65,504.</source>
   <translation>每个值 2 字节，3 至 4 位有效数字，不能超过 65,504。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>Two bytes for each value, two to three digits, the range of float32.</source>
   <translation>每个值 2 字节，2 至 3 位有效数字，范围与 float32 相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>bfloat16</source>
   <translation>bfloat16</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>float16</source>
   <translation>float16</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/precision.py" />
   <source>float32</source>
   <translation>float32</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/predict.py" />
   <source>The network's output is not finite, so it has no best class.</source>
   <translation>网络的输出不是有限值，因此没有最佳类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Grad-CAM</source>
   <translation>Grad-CAM</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Grad-CAM needs a layer with maps; this network has none.</source>
   <translation>Grad-CAM 需要带特征图的层；此网络没有。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Guided backprop</source>
   <translation>导向反向传播</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Guided backprop is defined for ReLU; this network has {activation}.</source>
   <translation>导向反向传播针对 ReLU 定义；此网络使用 {activation}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>How far the score falls when a grey square covers the place.</source>
   <translation>用灰色方块遮住某处时，分数下降多少。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>How much the score changes when a pixel does: the gradient at the picture.</source>
   <translation>像素变化时分数变化多少：图片处的梯度。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Integrated gradients</source>
   <translation>积分梯度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Occlusion</source>
   <translation>遮挡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>Saliency</source>
   <translation>显著图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>The gradient summed on the way from a grey picture to this one: its sum is the difference of the two scores.</source>
   <translation>沿灰色图片到此图片的路径累加梯度：其总和等于两者分数之差。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>The gradient, where every ReLU lets only positive parts of it pass backwards.</source>
   <translation>梯度，其中每个 ReLU 在反向时只让正的部分通过。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/questions.py" />
   <source>The maps of one layer, each weighted by the mean of the score's gradient on it.</source>
   <translation>某一层的特征图，各以分数对其梯度的均值加权。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>Run it again, or choose another device.</source>
   <translation>请重新运行，或选择其他设备。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>The memory did not suffice to compute this network on {device}.</source>
   <translation>内存不足，无法在 {device} 上计算此网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>This network needs about {needed} of memory for one picture, but {free} are free.</source>
   <translation>此网络计算一张图片约需 {needed} 内存，而可用的只有 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>Use a smaller input or fewer channels, or close other programs.</source>
   <translation>请使用更小的输入或更少的通道，或关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>Use a smaller input or fewer channels, or compute on the CPU.</source>
   <translation>请使用更小的输入或更少的通道，或在 CPU 上计算。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/room.py" />
   <source>torch could not compute this network: {reason}</source>
   <translation>torch 无法计算此网络：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>The CPU in float32 is what other devices are compared with.</source>
   <translation>其他设备均以 CPU 上的 float32 为基准。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>Use the CPU in float32; update the driver or PyTorch.</source>
   <translation>请使用 CPU 上的 float32，并更新驱动程序或 PyTorch。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>{device} in {precision} agrees with the CPU within {difference}.</source>
   <translation>{device} 上的 {precision} 与 CPU 一致，误差不超过 {difference}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>{device} in {precision} computes {operation} wrongly: it differs from the CPU by {difference}, where {tolerance} would be rounding.</source>
   <translation>{device} 上的 {precision} 计算 {operation} 有误：与 CPU 相差 {difference}，而舍入误差应在 {tolerance} 以内。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>{device} in {precision} computes {operation} wrongly: some values are no numbers.</source>
   <translation>{device} 上的 {precision} 计算 {operation} 有误：有些值不是数字（NaN）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/selftest.py" />
   <source>{device} in {precision} fails its self-test: {reason}</source>
   <translation>{device} 上的 {precision} 未通过自检：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/shipped.py" />
   <source>{preset}, trained on drawn shapes</source>
   <translation>{preset}，在绘制的图形上训练</translation>
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
   <source>Pipes and devices cannot be opened; choose a picture file.</source>
   <translation>不能打开管道和设备，请选择图片文件。</translation>
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
   <source>“{name}” is not a picture that can be opened here.</source>
   <translation>“{name}”不是可以打开的图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/sources.py" />
   <source>“{name}” is {kind}.</source>
   <translation>“{name}”是{kind}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/timing.py" />
   <source>Use a smaller input or fewer channels.</source>
   <translation>请使用更小的输入或更少的通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Batch norm cannot train on one picture at a time where its map is a single pixel: {layer} has no variance then.</source>
   <translation>特征图只有一个像素时，批归一化不能每次只用一张图片训练：此时 {layer} 没有方差。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Change it and start again.</source>
   <translation>请修改后重新开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Give the network as many outputs as there are classes.</source>
   <translation>请让网络的输出数与类别数相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>The memory did not suffice to train with a batch of {batch} on {device}.</source>
   <translation>内存不足，无法在 {device} 上以批大小 {batch} 训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>The pictures have {classes} classes, and the network has {outputs} outputs.</source>
   <translation>图片有 {classes} 个类别，而网络有 {outputs} 个输出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Use a batch of two or more, or a larger input.</source>
   <translation>请使用 2 或更大的批大小，或更大的输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Use a smaller batch or a smaller input, or close other programs.</source>
   <translation>请使用更小的批大小或更小的输入，或关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/checks.py" />
   <source>Use a smaller batch or a smaller input, or train on the CPU.</source>
   <translation>请使用更小的批大小或更小的输入，或在 CPU 上训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/conditions.py" />
   <source>It began on {before} and goes on with {here}: the losses will not be those of a training without the break, bit for bit.</source>
   <translation>它始于 {before}，现以 {here} 继续：损失不会与未中断的训练逐位相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/conditions.py" />
   <source>Mixed precision gains nothing here; this trains in float32.</source>
   <translation>混合精度在此没有好处；以 float32 训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/conditions.py" />
   <source>The batch of {batch} is larger than the data: each step takes all {pictures} pictures.</source>
   <translation>批大小 {batch} 大于数据量：每一步都使用全部 {pictures} 张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/conditions.py" />
   <source>{device}, {threads} threads, PyTorch {version}</source>
   <translation>{device}，{threads} 个线程，PyTorch {version}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/drawn.py" />
   <source>Choose from 2 to {most}.</source>
   <translation>请选择 2 到 {most}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/drawn.py" />
   <source>Choose from {least} to {most} for training, and for validation.</source>
   <translation>训练和验证的数量请各选 {least} 到 {most}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/drawn.py" />
   <source>Drawn shapes</source>
   <translation>绘制的图形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/drawn.py" />
   <source>{count} kinds of shapes were asked for; there are {most}.</source>
   <translation>要求 {count} 种图形；共有 {most} 种。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/drawn.py" />
   <source>{count} pictures were asked for of {classes} kinds of shapes.</source>
   <translation>要求 {classes} 种图形共 {count} 张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>All pictures of a class are for training as well as for validation: {l}.</source>
   <translation>有类别的所有图片同时用于训练和验证：{l}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Choose a number between 0 and 1, such as 0.2.</source>
   <translation>请选择 0 与 1 之间的数，例如 0.2。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Each class needs two different pictures at least, and better a hundred.</source>
   <translation>每个类别至少需要两张不同的图片，最好有一百张。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Give both the same folders; a class may not be missing in one of them.</source>
   <translation>请让两者有相同的文件夹；任何一方都不能缺少类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>No picture that can be opened is in: {names}.</source>
   <translation>以下文件夹中没有能打开的图片：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>One folder for each class is expected:

{layout}</source>
   <translation>应为每个类别一个文件夹：

{layout}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Put other pictures into one of the two folders, or leave only one of them.</source>
   <translation>请在其中一个文件夹中放入其他图片，或只保留一个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Put pictures there, remove these folders, or choose to leave out empty classes.</source>
   <translation>请放入图片，删除这些文件夹，或选择略过空类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Rename them, or put their pictures into one of them.</source>
   <translation>请重命名它们，或将图片放入其中一个文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Several folders have names that look the same: {names}.</source>
   <translation>有几个文件夹的名称看起来相同：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>The folder “{name}” does not exist.</source>
   <translation>文件夹“{name}”不存在。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>The folder “{name}” is empty.</source>
   <translation>文件夹“{name}”是空的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>The folders for training and for validation have different classes: {differing}.</source>
   <translation>训练和验证文件夹的类别不同：{differing}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>The pictures lie directly in “{name}”, so that nothing tells their classes.</source>
   <translation>图片直接放在“{name}”中，无从得知其类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>There is nothing to tell it from. {expected}</source>
   <translation>没有可与之区分的类别。{expected}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>Too few pictures to train with some and validate with others: {listed}.</source>
   <translation>图片太少，无法一部分训练、另一部分验证：{listed}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>only for training: {names}</source>
   <translation>仅训练有：{names}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>only for validation: {names}</source>
   <translation>仅验证有：{names}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>{a}; {b}</source>
   <translation>{a}；{b}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>{share} is no share of the pictures to keep for validation.</source>
   <translation>{share} 不是可留作验证的图片比例。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>“{name}” has the class “{only}” alone.</source>
   <translation>“{name}”只有类别“{only}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_faults.py" />
   <source>“{name}” is not a folder.</source>
   <translation>“{name}”不是文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_layout.py" />
   <source>Ignored folders: {names}.</source>
   <translation>已忽略的文件夹：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_layout.py" />
   <source>Links and second names of what was met before, ignored: {n}.</source>
   <translation>已忽略指向重复内容的链接和别名：{n}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folder_layout.py" />
   <source>Neither files nor folders that can be read, ignored: {names}.</source>
   <translation>既不是可读文件也不是可读文件夹，已忽略：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folders.py" />
   <source>Check its permissions, and that its disk is connected.</source>
   <translation>请检查其权限，并确认磁盘已连接。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folders.py" />
   <source>Left out of training, for validation has the same pictures: {count}.</source>
   <translation>因验证中有相同图片而不用于训练：{count}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/folders.py" />
   <source>{name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>Allow the download, choose the folder where torchvision put it, or put there what is in {urls}.</source>
   <translation>请允许下载，选择 torchvision 存放它的文件夹，或将 {urls} 中的内容放到那里。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>Choose one of: {names}.</source>
   <translation>请选择其一：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>Remove the folder, and put them there or download them again.</source>
   <translation>请删除该文件夹，再重新放入或下载。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>The files of {title} in {folder} are damaged.</source>
   <translation>{folder} 中 {title} 的文件已损坏。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>There is no data set “{key}”.</source>
   <translation>没有数据集“{key}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named.py" />
   <source>{title} is not in {folder}: {files} are expected there.</source>
   <translation>{folder} 中没有 {title}：应有 {files}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named_download.py" />
   <source>{hint} Its address is {url}.</source>
   <translation>{hint}其地址为 {url}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/named_download.py" />
   <source>“{name}” cannot be unpacked in {folder}: {reason}.</source>
   <translation>“{name}”无法在 {folder} 中解压：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/picture_files.py" />
   <source>Left out, for they are no pictures: {count} ({names}).</source>
   <translation>因不是图片而略过：{count}（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/picture_files.py" />
   <source>Left out, for they cannot be opened: {count}.</source>
   <translation>因无法打开而略过：{count}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/picture_files.py" />
   <source>Remove it, or get it again.</source>
   <translation>请删除它，或重新获取。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/picture_files.py" />
   <source>{count} more pictures cannot be opened either.</source>
   <translation>还有 {count} 张图片也无法打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/picture_files.py" />
   <source>“{name}” is damaged.</source>
   <translation>“{name}”已损坏。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/data/prepared.py" />
   <source>“{other}” of the same class is used in its place.</source>
   <translation>改用同一类别的“{other}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>Another process of this training has ended: {reason}</source>
   <translation>此训练的另一个进程已结束：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>Start all of them with torchrun, with the same address and port.</source>
   <translation>请用 torchrun 以相同的地址和端口启动所有进程。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>Start it with torchrun, or remove these variables.</source>
   <translation>请用 torchrun 启动，或删除这些环境变量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>The environment names no process of a distributed training: {said}.</source>
   <translation>环境变量没有指明分布式训练的进程：{said}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>The {count} processes did not find each other: {reason}</source>
   <translation>{count} 个进程未能互相找到：{reason}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>Train in one process, or on the CPU with --device cpu.</source>
   <translation>请在单个进程中训练，或用 --device cpu 在 CPU 上训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>What it said stands above. Go on from the last checkpoint with --resume.</source>
   <translation>其输出见上文。可用 --resume 从最后的检查点继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/distributed.py" />
   <source>{device} cannot train in several processes.</source>
   <translation>{device} 不能用多个进程训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/fitting_batch.py" />
   <source>A batch of {batch} would fit.</source>
   <translation>批大小 {batch} 可以容纳。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/fitting_batch.py" />
   <source>Not even one picture fits: use a smaller input or fewer channels.</source>
   <translation>连一张图片也容纳不下：请使用更小的输入或更少的通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/fitting_batch.py" />
   <source>Training with a batch of {batch} needs about {needed} of memory, but {free} are free.</source>
   <translation>以批大小 {batch} 训练约需 {needed} 内存，但可用的只有 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/guard.py" />
   <source>The loss of step {step} is not a finite number. {advice} The weights of step {kept} were kept.</source>
   <translation>第 {step} 步的损失不是有限数。{advice}已保留第 {kept} 步的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/guard.py" />
   <source>The loss rose to {loss}, far above its best of {best}, and stayed there for {count} steps, until step {step}. {advice} The weights of step {kept} were kept.</source>
   <translation>损失升到 {loss}，远高于最佳值 {best}，并持续了 {count} 步，直到第 {step} 步。{advice}已保留第 {kept} 步的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/guard.py" />
   <source>The usual cause is a learning rate that is too large: it was {rate}; try {less}.</source>
   <translation>通常原因是学习率过大：当时为 {rate}；请试 {less}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/learner.py" />
   <source>Choose the checkpoint of this run, or start anew.</source>
   <translation>请选择此运行的检查点，或重新开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/learner.py" />
   <source>Choose the weights of this network, or start from random ones.</source>
   <translation>请选择此网络的权重，或从随机权重开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/learner.py" />
   <source>The checkpoint is not one of this network and optimiser: {reason}.</source>
   <translation>此检查点不属于该网络和优化器：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/learner.py" />
   <source>The first weights have no “{name}” of the network's size.</source>
   <translation>初始权重中没有符合网络大小的“{name}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/needed.py" />
   <source>Choose one of its layers, or train all.</source>
   <translation>请选择网络的一层，或训练全部。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/needed.py" />
   <source>None of the layers that are to learn has weights.</source>
   <translation>要学习的层都没有权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/needed.py" />
   <source>The network has no layer “{name}” to train from.</source>
   <translation>网络没有可作为训练起点的层“{name}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/needed.py" />
   <source>Train from an earlier layer on, or all.</source>
   <translation>请从更早的层开始训练，或训练全部。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/plan.py" />
   <source>Label smoothing {value} is not from 0 to below 1.</source>
   <translation>标签平滑 {value} 不在 0 到 1（不含 1）之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/plan.py" />
   <source>Momentum {value} is not from 0 to below 1.</source>
   <translation>动量 {value} 不在 0 到 1（不含 1）之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/plan.py" />
   <source>The learning rate {value} is not a number above 0.</source>
   <translation>学习率 {value} 不是大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/plan.py" />
   <source>Weight decay {value} is not a number from 0 on.</source>
   <translation>权重衰减 {value} 不是不小于 0 的数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/plan.py" />
   <source>{value} is not between {least} and {most}.</source>
   <translation>{value} 不在 {least} 与 {most} 之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/checkpoints.py" />
   <source>It ended before its first step; begin it anew.</source>
   <translation>它在第一步之前就结束了；请重新开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/checkpoints.py" />
   <source>The run “{name}” has no checkpoint.</source>
   <translation>运行“{name}”没有检查点。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/following.py" />
   <source>Go on with it from its last checkpoint, or begin anew.</source>
   <translation>可从最后的检查点继续，或重新开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/following.py" />
   <source>Its process ended in the middle. It can be gone on with.</source>
   <translation>其进程中途结束。可以继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/following.py" />
   <source>The training failed.</source>
   <translation>训练失败。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/following.py" />
   <source>Waiting for the first step</source>
   <translation>等待第一步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/keeping.py" />
   <source>Bring them back, or open the weights of the run and train them anew.</source>
   <translation>请恢复这些图片，或打开此运行的权重重新训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/keeping.py" />
   <source>It goes on, and tries again with each checkpoint: make room meanwhile.</source>
   <translation>训练会继续，并在每个检查点重试：请在此期间腾出空间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/keeping.py" />
   <source>The pictures are not those that this run began with.</source>
   <translation>图片不是此运行开始时的那些。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/keeping.py" />
   <source>The training cannot be kept any more: {reason}.</source>
   <translation>无法再保存训练：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>A run cannot be kept in “{name}”: {reason}.</source>
   <translation>无法在“{name}”中保存运行：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>Choose another folder for runs, or make room.</source>
   <translation>请为运行选择另一个文件夹，或腾出空间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>Choose another run folder.</source>
   <translation>请选择另一个运行文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>No file of a run is so large; choose another run folder.</source>
   <translation>运行的文件不会这么大；请选择另一个运行文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>The run “{name}” was made by a newer version of this program (format {format}; this one knows {known}).</source>
   <translation>运行“{name}”由本程序的较新版本创建（格式 {format}；当前版本支持 {known}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>The weights that the run has saved can still be opened on their own.</source>
   <translation>此运行保存的权重仍可单独打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>Update the program. The run was not changed.</source>
   <translation>请更新程序。运行未被改动。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_files.py" />
   <source>“{name}” of the run “{run}” is damaged.</source>
   <translation>运行“{run}”的“{name}”已损坏。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>Choose a new one, or go on with the run that is in it.</source>
   <translation>请选择新文件夹，或继续其中的运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>Its run.json was probably changed. Open the weights on their own.</source>
   <translation>其 run.json 可能被改动过。请单独打开权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>Make room, keep fewer checkpoints, or choose another folder for runs.</source>
   <translation>请腾出空间、减少保留的检查点，或为运行选择另一个文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>Stop it there first, or follow it.</source>
   <translation>请先在那里停止它，或跟踪它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>The checkpoint of step {step} is not of this run's network: {name} differs.</source>
   <translation>第 {step} 步的检查点不属于此运行的网络：{name} 不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>The checkpoint of step {step} was made after an error in the middle of the next one.</source>
   <translation>第 {step} 步的检查点是在下一步中途出错后保存的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>The checkpoints of this training need about {needed}; where “{name}” lies {free} are free.</source>
   <translation>此训练的检查点约需 {needed}；“{name}”所在处可用 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>The folder “{name}” is not empty.</source>
   <translation>文件夹“{name}”不是空的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>The run “{name}” is being trained by another process on {host}.</source>
   <translation>运行“{name}”正由 {host} 上的另一个进程训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_folder.py" />
   <source>{count} later checkpoints are damaged; it goes on from step {step}.</source>
   <translation>之后的 {count} 个检查点已损坏；从第 {step} 步继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_record.py" />
   <source>Choose the folder of a run: it has a file {file}.</source>
   <translation>请选择运行文件夹：其中有文件 {file}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_record.py" />
   <source>There is no run in the folder “{name}”.</source>
   <translation>文件夹“{name}”中没有运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_record.py" />
   <source>{words}</source>
   <translation>{words}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_weights.py" />
   <source>best of {name}</source>
   <translation>{name} 的最佳权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_weights.py" />
   <source>best of {name}, step {step}</source>
   <translation>{name} 的最佳权重，第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/runs/run_weights.py" />
   <source>{name}, step {step}</source>
   <translation>{name}，第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/training/trainer.py" />
   <source>trained weights, step {step}</source>
   <translation>训练所得权重，第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/web.py" />
   <source>It was not opened. Look for the file on another page.</source>
   <translation>没有打开该地址。请在其他网页上查找该文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/web.py" />
   <source>{host} redirects to “{target}”, which is neither http nor https.</source>
   <translation>{host} 重定向到“{target}”，它既不是 http 也不是 https。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/web.py" />
   <source>“{name}” is redirected more than {limit} times.</source>
   <translation>“{name}”的重定向超过 {limit} 次。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>Choose one of the files in it.</source>
   <translation>请选择其中的一个文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>Get it again. If another program changed it, let it leave out the old checksum.</source>
   <translation>请重新获取该文件。如果是其他程序修改过它，请让该程序去掉旧的校验和。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>Pipes and devices cannot be opened; choose a file of weights.</source>
   <translation>不能打开管道和设备，请选择权重文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>Save it with torch.save as it is by default; that is version 2.</source>
   <translation>请用 torch.save 按默认设置保存，即版本 2。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>Save only the weights, in half precision if need be.</source>
   <translation>请只保存权重，必要时使用半精度。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>The file has no checksums: damage to its values would not be noticed.</source>
   <translation>文件没有校验和：数值若有损坏无法发现。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>a Python pickle that torch did not write</source>
   <translation>一个不是由 torch 写出的 Python pickle 文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>“{name}” is damaged: the checksum of its values differs.</source>
   <translation>“{name}”已损坏：数值的校验和不符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_files.py" />
   <source>“{name}” was saved with version {protocol} of Python's pickle format.</source>
   <translation>“{name}”是以 Python pickle 格式的版本 {protocol} 保存的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>It was probably not downloaded completely; get it again.</source>
   <translation>可能没有完整下载，请重新获取。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>Save the tensors again without the other entries.</source>
   <translation>请重新保存这些张量，不要包含其他条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>The header of “{name}” takes {length}; the limit is {limit}.</source>
   <translation>“{name}”的文件头为 {length}，上限为 {limit}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>a complex tensor</source>
   <translation>复数张量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>of type {kind}</source>
   <translation>类型为 {kind} 的内容</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_header.py" />
   <source>“{name}” is damaged: its header takes {length}, the file {size}.</source>
   <translation>“{name}”已损坏：文件头应为 {length}，而文件只有 {size}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Download the file itself and open that.</source>
   <translation>请下载文件本身再打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>In the program that made it: torch.save(model.state_dict(), ...)</source>
   <translation>请在生成它的程序中运行：torch.save(model.state_dict(), ...)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Only weights of PyTorch can be opened; look for a .pth or .safetensors file.</source>
   <translation>只能打开 PyTorch 的权重，请查找 .pth 或 .safetensors 文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Open it as a network.</source>
   <translation>请将它作为网络打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Open it as a picture.</source>
   <translation>请将它作为图片打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Unpack it, and open the file of weights that is in it.</source>
   <translation>请先解压，再打开其中的权重文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>Weights are .pth, .pt or .safetensors files of PyTorch.</source>
   <translation>权重是 PyTorch 的 .pth、.pt 或 .safetensors 文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a BMP picture</source>
   <translation>一张 BMP 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a GGUF model</source>
   <translation>一个 GGUF 模型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a GIF picture</source>
   <translation>一张 GIF 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a Git LFS pointer, not the weights themselves</source>
   <translation>一个 Git LFS 指针，而不是权重本身</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a JPEG picture</source>
   <translation>一张 JPEG 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a JSON text</source>
   <translation>一个 JSON 文本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a PNG picture</source>
   <translation>一张 PNG 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a TIFF picture</source>
   <translation>一张 TIFF 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a TensorFlow Lite model</source>
   <translation>一个 TensorFlow Lite 模型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a TensorFlow checkpoint (.ckpt)</source>
   <translation>一个 TensorFlow 检查点（.ckpt）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a TensorFlow graph (.pb)</source>
   <translation>一个 TensorFlow 计算图（.pb）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a TensorFlow model (.pb)</source>
   <translation>一个 TensorFlow 模型（.pb）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a WebP picture</source>
   <translation>一张 WebP 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a compressed file</source>
   <translation>一个压缩文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a network (TOML), which has no weights</source>
   <translation>一个网络文件（TOML），其中没有权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a picture or a video</source>
   <translation>一张图片或一段视频</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a tar archive</source>
   <translation>一个 tar 归档文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>a web page; the download failed</source>
   <translation>一个网页；下载失败了</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>an HDF5 file, as Keras and TensorFlow save weights</source>
   <translation>一个 HDF5 文件，是 Keras 和 TensorFlow 保存权重的格式</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>an ONNX model</source>
   <translation>一个 ONNX 模型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_kinds.py" />
   <source>“{name}” is not a file of weights that is known here.</source>
   <translation>“{name}”不是此处认得的权重文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_metadata.py" />
   <source>The network that the file names cannot be read: {why}</source>
   <translation>无法读取文件中注明的网络：{why}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_metadata.py" />
   <source>The preparation of pictures that the file names cannot be read.</source>
   <translation>无法读取文件中注明的图片预处理方式。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>Convert it in the program that made it: .to_dense(), .dequantize() or .float().</source>
   <translation>请在生成它的程序中转换：.to_dense()、.dequantize() 或 .float()。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>Do not open it in other programs either; get the weights from their authors.</source>
   <translation>也不要在其他程序中打开它；请从作者处获取权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>This file contains program code ({names}) and was not opened.</source>
   <translation>此文件含有程序代码（{names}），没有打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>a nested tensor</source>
   <translation>嵌套张量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>a quantised tensor</source>
   <translation>量化张量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>a sparse tensor</source>
   <translation>稀疏张量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>a tensor without values (device 'meta')</source>
   <translation>没有数值的张量（设备 'meta'）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>“{entry}” in “{name}” is {kind}, which cannot be opened here.</source>
   <translation>“{name}”中的“{entry}”是{kind}，此处无法打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>“{name}” contains a whole model, needs a state dict ({names}).</source>
   <translation>“{name}”包含整个模型，而此处需要 state dict（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>“{name}” contains a whole model, needs a state dict.</source>
   <translation>“{name}”包含整个模型，而此处需要 state dict。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_names.py" />
   <source>“{name}” holds more than weights ({names}).</source>
   <translation>“{name}”中不仅有权重（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_pickle.py" />
   <source>“{name}” holds far more than weights.</source>
   <translation>“{name}”中的内容远不止权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_saving.py" />
   <source>The file is as it was. Choose another folder or make room.</source>
   <translation>文件保持原样。请选择其他文件夹或腾出空间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_saving.py" />
   <source>“{name}” cannot be written: {reason}.</source>
   <translation>无法写入“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>Save the weights of one of them in a file of their own.</source>
   <translation>请将其中一个网络的权重单独保存为一个文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>The weights are its entry “{key}”.</source>
   <translation>权重取自其中的“{key}”条目。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>The weights are its entry “{key}”; all else was ignored ({names}).</source>
   <translation>权重取自其中的“{key}”条目，其余内容已忽略（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>a list</source>
   <translation>列表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>a number</source>
   <translation>数字</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>a table</source>
   <translation>表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>a thing of type {kind}</source>
   <translation>类型为 {kind} 的内容</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>nothing</source>
   <translation>空值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>{count} entries are no tensors and were ignored ({names}).</source>
   <translation>{count} 个条目不是张量，已忽略（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds a list of {count} things without names, not a state dict.</source>
   <translation>“{name}”的内容是 {count} 项没有名称的列表，而不是 state dict。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds an empty table.</source>
   <translation>“{name}”的内容是空表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds no tensors: “{key}” is {kind}.</source>
   <translation>“{name}”中没有张量：“{key}”是{kind}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds one tensor without a name, not a state dict.</source>
   <translation>“{name}”的内容是一个没有名称的张量，而不是 state dict。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds only the state of an optimiser, no weights.</source>
   <translation>“{name}”中只有优化器的状态，没有权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds {count} networks ({names}).</source>
   <translation>“{name}”中有 {count} 个网络（{names}）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_tables.py" />
   <source>“{name}” holds {kind}, not a state dict.</source>
   <translation>“{name}”的内容是{kind}，而不是 state dict。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_values.py" />
   <source>{count} more tensors have values that are not finite.</source>
   <translation>另有 {count} 个张量含有非有限值。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_values.py" />
   <source>{count} tensors of type {kind} were converted to float32.</source>
   <translation>{count} 个 {kind} 类型的张量已转换为 float32。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_values.py" />
   <source>{count} values of {name} are not finite.</source>
   <translation>{name} 中有 {count} 个值不是有限值。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_values.py" />
   <source>“{key}” in “{name}” has the shape {shape}, {claimed} values, but the file holds {count} of them.</source>
   <translation>“{name}”中“{key}”的形状为 {shape}，应有 {claimed} 个值，而文件中只有 {count} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_values.py" />
   <source>“{name}” has a tensor whose name is no text but {key}.</source>
   <translation>“{name}”中有一个张量的名称不是文本，而是 {key}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>Get it again; a part of it is not as it was written.</source>
   <translation>请重新获取该文件；其中有一部分与写入时不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>If there are weights in it, unpack it and open the file inside.</source>
   <translation>如果其中有权重，请先解压，再打开里面的文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>It was made to fill the memory, and was not opened.</source>
   <translation>它是为耗尽内存而制作的，没有打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>Unpack it, and pack it again without compression.</source>
   <translation>请先解压，再以不压缩的方式重新打包。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>a NumPy archive (.npz)</source>
   <translation>一个 NumPy 归档文件（.npz）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>a TorchScript program, which was not run</source>
   <translation>一个 TorchScript 程序，未予运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>“{name}” describes its tensors in {size}; the limit is {limit}.</source>
   <translation>“{name}”的张量描述占 {size}，上限为 {limit}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>“{name}” has an entry that torch would not write: “{entry}”.</source>
   <translation>“{name}”中有 torch 不会写出的条目：“{entry}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>“{name}” is damaged: the checksum of entry “{entry}” differs.</source>
   <translation>“{name}”已损坏：条目“{entry}”的校验和不符。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>“{name}” is encrypted, or packed in a way torch cannot read.</source>
   <translation>“{name}”已加密，或以 torch 无法读取的方式打包。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/engine/weight_zip.py" />
   <source>“{name}” would need {needed} for a {size} file.</source>
   <translation>“{name}”只有 {size}，却需要 {needed} 内存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>1x1 convolution</source>
   <translation>1x1 卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>Activation memory</source>
   <translation>激活内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>Time</source>
   <translation>耗时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>average pool</source>
   <translation>平均池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>dropout</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>flatten</source>
   <translation>展平</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>max pool</source>
   <translation>最大池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>normalisation</source>
   <translation>归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>softmax</source>
   <translation>softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{layer} {figures}</source>
   <translation>{layer} {figures}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{layer}: {description}, {shape}.</source>
   <translation>{layer}：{description}，{shape}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{layer}: {description}. The network breaks here.</source>
   <translation>{layer}：{description}。网络在此处中断。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{layer}: {repeat} times {description}, {shape}. Together:</source>
   <translation>{layer}：{repeat} 个 {description}，{shape}。合计：</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{memory} of activations.</source>
   <translation>激活 {memory}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/figure/measures.py" />
   <source>{params} parameters, {macs} MACs, {memory} of activations.</source>
   <translation>{params} 个参数，{macs} MACs，激活 {memory}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/ablation_commands.py" />
   <source>&amp;Reset ablation</source>
   <translation>重置消融(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/ablation_commands.py" />
   <source>Switch &amp;channel off or on</source>
   <translation>关闭或打开通道(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/ablation_commands.py" />
   <source>Switch &amp;layer off or on</source>
   <translation>关闭或打开层(&amp;L)</translation>
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
   <source>The old file is kept beside the new one, as session.json.bak.</source>
   <translation>旧文件保留在新文件旁边，名为 session.json.bak。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/app.py" />
   <source>The settings file was damaged; what could be read was kept.</source>
   <translation>设置文件已损坏，已保留可读取的部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>arrow</source>
   <translation>箭头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>bars</source>
   <translation>条纹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>circle</source>
   <translation>圆形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>class {index}</source>
   <translation>类别 {index}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>crescent</source>
   <translation>月牙</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>cross</source>
   <translation>十字</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>heart</source>
   <translation>心形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>ring</source>
   <translation>圆环</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>square</source>
   <translation>正方形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>star</source>
   <translation>星形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/class_names.py" />
   <source>triangle</source>
   <translation>三角形</translation>
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
   <source>Columns of the table</source>
   <translation>表格的列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Device</source>
   <translation>设备</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Export PyTorch code</source>
   <translation>导出 PyTorch 代码</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Figure</source>
   <translation>结构图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Layer table</source>
   <translation>网络层表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Networks</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Precision</source>
   <translation>精度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Published weights</source>
   <translation>已发布的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Rewrite</source>
   <translation>改写</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Sample pictures</source>
   <translation>示例图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Sort layers by</source>
   <translation>层的排序依据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Threads</source>
   <translation>线程</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command.py" />
   <source>Weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command_palette.py" />
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/command_palette.py" />
   <source>No command has “{words}” in its name.</source>
   <translation>没有名称包含“{words}”的命令。</translation>
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
   <source>&amp;Cross-check with torchinfo</source>
   <translation>与 torchinfo 对照(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Guide to the cfg language</source>
   <translation>cfg 语言指南(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Next layer</source>
   <translation>下一层(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>&amp;Previous layer</source>
   <translation>上一层(&amp;P)</translation>
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
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>How the &amp;figures are defined</source>
   <translation>各项数值的定义(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/commands.py" />
   <source>New random &amp;weights</source>
   <translation>新的随机权重(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/compare_commands.py" />
   <source>&amp;Add to comparison</source>
   <translation>加入对比(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/compare_commands.py" />
   <source>The tab Compare has it beside yours.</source>
   <translation>在“对比”标签页中可与当前网络并列查看。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/compare_commands.py" />
   <source>{name} is kept as it is now, to compare with.</source>
   <translation>已按现状保留 {name} 以供对比。</translation>
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
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Check again</source>
   <translation>重新对照</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Comparing {name} with torchinfo...</source>
   <translation>正在将 {name} 与 torchinfo 对照...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Comparison with torchinfo</source>
   <translation>与 torchinfo 的对照表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Copy as Markdown</source>
   <translation>复制为 Markdown</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Cross-check with torchinfo</source>
   <translation>与 torchinfo 对照</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Difference</source>
   <translation>差值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Every difference is one of definition.</source>
   <translation>所有差异均源于定义不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Here</source>
   <translation>此处</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Module</source>
   <translation>模块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Output shape</source>
   <translation>输出形状</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>The cfg has a problem: this is the last network that works.</source>
   <translation>cfg 有问题：这是上一个可用的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>The comparison is on the clipboard, as Markdown.</source>
   <translation>对照结果已以 Markdown 格式复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>The network has changed since.</source>
   <translation>此后网络已更改。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>What no definition explains is marked.</source>
   <translation>无法用定义解释之处已标出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>unexplained</source>
   <translation>无法解释</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>{name} and torchinfo {version}:</source>
   <translation>{name} 与 torchinfo {version}：</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/crosscheck_view.py" />
   <source>{name} could not be compared; the notice in the window says why.</source>
   <translation>无法对照 {name}；原因见主窗口中的通知。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_commands.py" />
   <source>&amp;Measure time per layer</source>
   <translation>测量每层耗时(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_commands.py" />
   <source>All cores</source>
   <translation>全部核心</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>All cores ({threads})</source>
   <translation>全部核心（{threads}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>Devices</source>
   <translation>设备</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>Precision and threads: {precision}</source>
   <translation>精度和线程：{precision}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>Precision on {device}</source>
   <translation>{device} 上的精度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>Precision, threads and memory</source>
   <translation>精度、线程和内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>PyTorch is still starting</source>
   <translation>PyTorch 仍在启动</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>Threads of the CPU: {threads}</source>
   <translation>CPU 线程：{threads}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/device_menu.py" />
   <source>{name}: {told}</source>
   <translation>{name}：{told}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/drop_overlay.py" />
   <source>Drop to open</source>
   <translation>松开即可打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/drop_overlay.py" />
   <source>Drop to open, or a folder to train on</source>
   <translation>松开以打开，或放入文件夹用于训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/exports.py" />
   <source>PNG pictures</source>
   <translation>PNG 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/exports.py" />
   <source>Save picture of the window</source>
   <translation>保存窗口截图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>&amp;Architecture figure</source>
   <translation>结构图(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>&amp;Fold repeated layers</source>
   <translation>折叠重复的层(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>&amp;Shapes and names</source>
   <translation>形状与名称(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Colour by &amp;MACs</source>
   <translation>按 MACs 着色(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Colour by &amp;kind</source>
   <translation>按类型着色(&amp;K)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Colour by &amp;parameters</source>
   <translation>按参数量着色(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Colour by activation m&amp;emory</source>
   <translation>按激活内存着色(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Colour by measured &amp;time</source>
   <translation>按测得耗时着色(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Copy fi&amp;gure</source>
   <translation>复制结构图(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Export &amp;figure...</source>
   <translation>导出结构图(&amp;F)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_commands.py" />
   <source>Feature maps &amp;on the blocks</source>
   <translation>在方块上显示特征图(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_files.py" />
   <source>Choose another scale, or save it as SVG or PDF.</source>
   <translation>请选择其他缩放倍数，或存为 SVG 或 PDF。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figure_files.py" />
   <source>The picture would have {width}x{height} pixels; a side may have 1 to {side}, and all of it {pixels}.</source>
   <translation>图片将有 {width}x{height} 像素；每边须为 1 到 {side}，总数不超过 {pixels}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Activations written: the sum of all layers, float32, 0 where a layer works in place or returns a view. Most alive together: the greatest sum at any moment of the input, the output, what a layer needs besides, the picture, and what entered the section that runs. Inference peak: that and the weights.</source>
   <translation>写出的激活：所有层之和，float32；就地计算或返回视图的层为 0。同时存在的最大值：任一时刻输入、输出、该层另外所需的内容、图片以及所运行部分的输入之和的最大值。推理峰值：上述最大值加上权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Exact on the CPU. On CUDA within 2 %: a dropout mask takes 1 byte there; with local response normalisation in mixed precision within 5 %.</source>
   <translation>在 CPU 上精确。在 CUDA 上误差不超过 2%：丢弃掩码在那里占 1 字节；混合精度下使用局部响应归一化时，误差不超过 5%。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Exact.</source>
   <translation>精确。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Exact: every tensor that torch has alive, counted.</source>
   <translation>精确：逐一统计 torch 中存在的每个张量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>How the figures are defined</source>
   <translation>各项数值的定义</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>MACs and FLOPs are exact: those that torch counts.</source>
   <translation>MACs 和 FLOPs 精确：与 torch 的计数相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>MACs, FLOPs and other operations</source>
   <translation>MACs、FLOPs 和其他运算</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>MACs: multiply-accumulates of convolutions and linear layers for one image, without the bias. FLOPs are 2 x MACs. Other operations, one for each output value unless said otherwise: adding a bias; an activation; batch norm 2; max pool k*k - 1 and average pool k*k; adaptive pool and mean the values of the window; local response normalisation size + 4; softmax 5 n - 2.</source>
   <translation>MACs：单张图片在卷积层和线性层中的乘加次数，不计偏置。FLOPs 为 2 x MACs。其他运算，除另有说明外每个输出值计一次：加偏置；激活函数；批归一化为 2；最大池化为 k*k - 1，平均池化为 k*k；自适应池化和平均为窗口内值的个数；局部响应归一化为 size + 4；softmax 为 5 n - 2。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Measured, so it differs from run to run, and other programs that work at the same time make it longer.</source>
   <translation>这是测得的数值，因此每次运行都会不同；同时运行的其他程序会使它变长。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Memory at inference</source>
   <translation>推理时的内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Memory that training keeps</source>
   <translation>训练时保留的内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Parameters and buffers</source>
   <translation>参数与缓冲区</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Parameters, gradients, the optimiser's state (SGD none, momentum one, Adam and AdamW two values for each parameter), buffers, and what autograd keeps for the backward pass: inputs and outputs of layers, max-pool indices (8 bytes), dropout masks, batch-norm statistics, and the sums of local response normalisation. A tensor that two layers keep counts once. Mixed precision is torch.autocast: weights, gradients and states stay float32; activations take 2 bytes, and so do the copies of weights.</source>
   <translation>参数、梯度、优化器状态（每个参数：SGD 没有，动量法一个值，Adam 和 AdamW 两个值）、缓冲区，以及 autograd 为反向传播保留的内容：各层的输入和输出、最大池化索引（8 字节）、丢弃掩码、批归一化统计量，以及局部响应归一化的求和结果。两层都保留的张量只计一次。混合精度指 torch.autocast：权重、梯度和状态仍为 float32；激活占 2 字节，权重副本也是。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Peak of one training step</source>
   <translation>单个训练步的峰值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Size, jump and start leave the border out: r += (k - 1) * j, then j *= s. The box on the picture is clipped to it. Behind a flatten: the whole input.</source>
   <translation>大小、间隔和起点的计算不考虑图片边界：r += (k - 1) * j，然后 j *= s。图片上的方框会裁剪到图片之内。展平之后：整个输入。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>The box is exact: outside it the gradient is zero, and at its edges it is not.</source>
   <translation>方框是精确的：框外梯度为零，框的边缘处不为零。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>The median of several runs of each module by itself, on the chosen device and in its precision, for one image, after a run that brings memory and code into the caches. The sum leaves out what lies between the modules.</source>
   <translation>在所选设备上以其精度单独运行各模块多次，取中位数；输入为一张图片，此前先运行一次，使内存和代码进入缓存。合计不包括模块之间的开销。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>The most that is alive together in the forward pass, the backward pass or the update, with gradients freed before each step. Adam's update needs two values more for each weight of the largest layer.</source>
   <translation>前向传播、反向传播或参数更新中同时存在的最大值，每步之前先释放梯度。Adam 的更新还需要为最大层的每个权重多占两个值。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Time per layer</source>
   <translation>每层耗时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Weights and biases. The running statistics and the counter of batch norm are buffers, listed apart.</source>
   <translation>权重和偏置。批归一化的滑动统计量和计数器是缓冲区，单独列出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_guide.py" />
   <source>Within 2 %, for networks that begin with a convolution; local response normalisation in mixed precision can take more. Workspaces of kernels, what the allocator holds in reserve, the loss and the libraries themselves come on top, and fused or foreach optimisers differ.</source>
   <translation>对以卷积开头的网络，误差不超过 2%；混合精度下的局部响应归一化可能需要更多。计算内核的工作区、分配器预留的内存、损失以及各个库本身还要另加；fused 或 foreach 优化器的数值有所不同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Adam, batch {n}</source>
   <translation>Adam，批大小 {n}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Batch-norm statistics</source>
   <translation>批归一化统计量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Buffers</source>
   <translation>缓冲区</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Copies of weights</source>
   <translation>权重副本</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Dropout masks</source>
   <translation>丢弃掩码</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Gradients</source>
   <translation>梯度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Inputs and outputs of layers</source>
   <translation>各层的输入和输出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Kept, together</source>
   <translation>保留的合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Max-pool indices</source>
   <translation>最大池化索引</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Optimiser's state</source>
   <translation>优化器状态</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Peak of one step</source>
   <translation>单步峰值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Per image, float32. Inference peak: the weights and the largest set of activations alive together. Training: parameters, gradients, the optimiser's state and what the backward pass keeps.</source>
   <translation>按单张图片、float32 计算。推理峰值：权重加上同时存在的最大一组激活。训练：参数、梯度、优化器状态以及反向传播所需保留的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>Sums of LRN</source>
   <translation>LRN 的求和结果</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/figures_tip.py" />
   <source>mixed precision</source>
   <translation>混合精度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>&amp;Paste image or cfg</source>
   <translation>粘贴图片或 cfg(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>&amp;Save network...</source>
   <translation>保存网络(&amp;S)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>Open &amp;network...</source>
   <translation>打开网络(&amp;N)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>Save &amp;maps...</source>
   <translation>保存特征图(&amp;M)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/file_commands.py" />
   <source>Save picture of the &amp;window...</source>
   <translation>保存窗口截图(&amp;W)...</translation>
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
   <source>std</source>
   <translation>标准差</translation>
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
   <source>random, seed {seed}</source>
   <translation>随机，种子 {seed}</translation>
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
   <source>{title}, where it is called {name}</source>
   <translation>{title}，其中名为 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/inspect_card.py" />
   <source>{what} {hint}</source>
   <translation>{what}{hint}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Place in the video</source>
   <translation>视频中的位置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Starting …</source>
   <translation>正在启动...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>The maps follow the latest frame; others are left out.</source>
   <translation>特征图始终对应最新一帧，其余的帧会略去。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/live_bar.py" />
   <source>{shown} of {arriving} frames a second</source>
   <translation>每秒处理 {shown} / {arriving} 帧</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Drop an image here, or press {keys}</source>
   <translation>将图片拖到此处，或按 {keys}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/pane.py" />
   <source>Open image files</source>
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
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>Close the other pictures</source>
   <translation>关闭其他图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>Next picture</source>
   <translation>下一张图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>Pictures that are open together</source>
   <translation>一同打开的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>Previous picture</source>
   <translation>上一张图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>This picture cannot be read.</source>
   <translation>无法读取此图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>{at} of {count}</source>
   <translation>第 {at} / {count} 张</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>{at} of {count}: cannot be read</source>
   <translation>第 {at} / {count} 张：无法读取</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/picture_strip.py" />
   <source>{count} pictures</source>
   <translation>{count} 张图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>1 of {total} layers is random: the scores mean little.</source>
   <translation>{total} 层中有 1 层是随机的：得分意义不大。</translation>
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
   <source>Whole network: {name}, {share}</source>
   <translation>完整网络：{name}，{share}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>last working network</source>
   <translation>上一个可用的网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/predictions.py" />
   <source>{count} of {total} layers are random: the scores mean little.</source>
   <translation>{total} 层中有 {count} 层是随机的：得分意义不大。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>As the weights were trained</source>
   <translation>与权重训练时一致</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>As trained</source>
   <translation>按训练时设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>As usual for ImageNet</source>
   <translation>ImageNet 的惯用设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Back to what torchvision does for ImageNet.</source>
   <translation>恢复为 torchvision 处理 ImageNet 的方式。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Crop</source>
   <translation>裁剪</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Normalise</source>
   <translation>归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Prepare pictures as the weights were trained.</source>
   <translation>按权重训练时的方式预处理图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Resize</source>
   <translation>缩放</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Shorter side in pixels</source>
   <translation>短边像素数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>Std</source>
   <translation>标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>The shorter side after scaling, in pixels. Empty: 256 for an input of 224, and in the same proportion for others.</source>
   <translation>缩放后的短边，以像素计。留空：输入为 224 时取 256，其他输入按相同比例。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>The weights had another</source>
   <translation>与权重训练时不同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>The weights were trained with another preparation.</source>
   <translation>权重是以另一种预处理方式训练的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>To the network</source>
   <translation>送入网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>automatic: {side}</source>
   <translation>自动：{side}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>changed</source>
   <translation>已更改</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>shorter side</source>
   <translation>短边</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation.py" />
   <source>stretched to {size}</source>
   <translation>拉伸到 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>A mean is a number from −1000 to 1000.</source>
   <translation>均值应为 −1000 到 1000 之间的数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>A std is a number above 0, from 0.0001 to 1000.</source>
   <translation>标准差应为大于 0 的数，在 0.0001 到 1000 之间。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Centre</source>
   <translation>居中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Free</source>
   <translation>自由</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>ImageNet</source>
   <translation>ImageNet</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean 0 and std 1: values from 0 to 1</source>
   <translation>均值 0、标准差 1：数值在 0 到 1 之间</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean and std 0.5: values from −1 to 1</source>
   <translation>均值和标准差均为 0.5：数值在 −1 到 1 之间</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean and std of the ImageNet pictures</source>
   <translation>ImageNet 图片的均值和标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean of blue</source>
   <translation>蓝色的均值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean of green</source>
   <translation>绿色的均值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Mean of red</source>
   <translation>红色的均值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Own</source>
   <translation>自定义</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Std of blue</source>
   <translation>蓝色的标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Std of green</source>
   <translation>绿色的标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Std of red</source>
   <translation>红色的标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Stretch</source>
   <translation>拉伸</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>The middle of the scaled picture is cut out.</source>
   <translation>缩放后裁剪出图片的中间部分。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>The shorter side is a whole number from {least}, that of the input, to {most}.</source>
   <translation>短边应为整数，最小 {least}（输入的短边），最大 {most}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>The whole picture is stretched to the input.</source>
   <translation>将整张图片拉伸到输入尺寸。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>What is in the frame on the picture: drag it, or move it by arrow keys.</source>
   <translation>取图片上方框内的部分：可拖动方框，或用方向键移动。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparation_choices.py" />
   <source>Write your own mean and std</source>
   <translation>自行填写均值和标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>G</source>
   <translation>G</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>Grey</source>
   <translation>灰度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>ImageNet mean and std</source>
   <translation>ImageNet 均值和标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>R</source>
   <translation>R</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>The network takes one channel: the picture is grey, and the averages are used, mean {mean} and std {std}.</source>
   <translation>网络只接收一个通道：图片转为灰度，并使用三者的平均值，均值 {mean}，标准差 {std}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>The network takes {count} channels: red, green and blue in turn.</source>
   <translation>网络接收 {count} 个通道：依次循环使用红、绿、蓝。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>centre {size}</source>
   <translation>居中裁剪 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>frame</source>
   <translation>方框</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>frame {size}</source>
   <translation>方框 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>mean and std 0.5</source>
   <translation>均值和标准差 0.5</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>own</source>
   <translation>自定义</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>own mean and std</source>
   <translation>自定义均值和标准差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>scaled to {size}</source>
   <translation>缩放到 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>shorter side {side}</source>
   <translation>短边 {side}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/preparing.py" />
   <source>values 0 to 1</source>
   <translation>数值 0 到 1</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/sample_strip.py" />
   <source>Sample picture: {title}</source>
   <translation>示例图片：{title}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/seen_row.py" />
   <source>Input {size}, values:</source>
   <translation>输入 {size}，取值范围：</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/seen_row.py" />
   <source>What the network sees</source>
   <translation>网络看到的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/input_pane/seen_row.py" />
   <source>{low} to {high}</source>
   <translation>{low} 到 {high}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>A frame of the video cannot be read.</source>
   <translation>无法读取视频中的一帧。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>Cameras and videos need QtMultimedia: {reason}.</source>
   <translation>摄像头和视频需要 QtMultimedia：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>Check that no other program uses it and that this one may.</source>
   <translation>请确认没有其他程序在使用它，并且本程序有权使用。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>Choose another one, such as an MP4 file.</source>
   <translation>请选择其他视频，例如 MP4 文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>Connect one and allow the program to use it, or open a video.</source>
   <translation>请连接摄像头并允许本程序使用，或打开视频。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>It may have been moved; choose it again.</source>
   <translation>它可能已被移动，请重新选择。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>No camera was found.</source>
   <translation>未找到摄像头。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>On Debian and Ubuntu install libpulse0, then start again.</source>
   <translation>在 Debian 和 Ubuntu 上请安装 libpulse0，然后重新启动程序。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>The camera “{name}” stopped: {reason}.</source>
   <translation>摄像头“{name}”已停止：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>The video “{name}” cannot be played: {reason}.</source>
   <translation>无法播放视频“{name}”：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>The video “{name}” is not there.</source>
   <translation>视频“{name}”不存在。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>Try another file or camera.</source>
   <translation>请换一个文件或摄像头。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live.py" />
   <source>there are no pictures in it</source>
   <translation>其中没有画面</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>&amp;Camera</source>
   <translation>摄像头(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>Open &amp;video...</source>
   <translation>打开视频(&amp;V)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>Open video</source>
   <translation>打开视频</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>Pause camera or video</source>
   <translation>暂停摄像头或视频</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>Stop camera or video</source>
   <translation>停止摄像头或视频</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/live_commands.py" />
   <source>Videos</source>
   <translation>视频</translation>
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
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>All channels, PNG</source>
   <translation>全部通道，PNG</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>Save maps</source>
   <translation>保存特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>The chosen channel over all layers, GIF</source>
   <translation>所选通道逐层，GIF</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>The chosen channel, PNG</source>
   <translation>所选通道，PNG</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>The mean map over all layers, GIF</source>
   <translation>各层的平均特征图，GIF</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/map_files.py" />
   <source>Values, NumPy</source>
   <translation>数值，NumPy</translation>
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
   <location filename="../../vgg_explorer/gui/model_pane/board.py" />
   <source>New weights: they come from no file</source>
   <translation>新权重：不来自任何文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/chip.py" />
   <source>{entry}, new weights</source>
   <translation>{entry}，新权重</translation>
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
   <location filename="../../vgg_explorer/gui/model_pane/preset_box.py" />
   <source>{count} parameters.</source>
   <translation>{count} 个参数。</translation>
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
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>Mistake</source>
   <translation>错误</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>Note</source>
   <translation>说明</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>Read on: {source}</source>
   <translation>延伸阅读：{source}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>Remarks · {count}</source>
   <translation>提示 · {count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>Surprise</source>
   <translation>意外</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/remarks.py" />
   <source>{severity}: {what}</source>
   <translation>{severity}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/rows.py" />
   <source>Average over all positions</source>
   <translation>对所有位置取平均</translation>
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
   <location filename="../../vgg_explorer/gui/model_pane/transfer_row.py" />
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/transfer_row.py" />
   <source>Loading weights</source>
   <translation>正在加载权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_list.py" />
   <source>Layer</source>
   <translation>层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_list.py" />
   <source>Where the weights of each layer come from</source>
   <translation>各层权重的来源</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_list.py" />
   <source>Which is which</source>
   <translation>逐层来源</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>1 layer is new</source>
   <translation>1 层为新权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>As .{kind}…</source>
   <translation>存为 .{kind}...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>How random weights are drawn.</source>
   <translation>随机权重的初始化方式。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Load</source>
   <translation>加载</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Load weights</source>
   <translation>加载权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Load weights: from a file, published ones, or random ones</source>
   <translation>加载权重：来自文件、已发布的或随机的</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>New batch norms: {count}</source>
   <translation>新的批归一化：{count} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>New random weights, from the next seed</source>
   <translation>用下一个种子生成新的随机权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>New seed</source>
   <translation>新种子</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>New: {scheme}, seed {seed}</source>
   <translation>新权重：{scheme}，种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Random weights</source>
   <translation>随机权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Save the weights of this network, loaded and random ones</source>
   <translation>保存此网络的权重，包括加载的和随机的</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Save weights</source>
   <translation>保存权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>Seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>The same seed gives the same weights.</source>
   <translation>相同的种子得到相同的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>random</source>
   <translation>随机</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>seed </source>
   <translation>种子 </translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>{count} layers are new</source>
   <translation>{count} 层为新权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>{count} of {total} layers loaded</source>
   <translation>已加载 {count} / {total} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/model_pane/weights_section.py" />
   <source>{count} of {total} layers trained</source>
   <translation>已训练 {count} / {total} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_commands.py" />
   <source>&amp;Copy PyTorch code</source>
   <translation>复制 PyTorch 代码(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_commands.py" />
   <source>As torchvision writes it...</source>
   <translation>按 torchvision 的写法...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_commands.py" />
   <source>One class for each stage...</source>
   <translation>每个阶段一个类...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_commands.py" />
   <source>One nn.Sequential...</source>
   <translation>单个 nn.Sequential...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_commands.py" />
   <source>{rewrite}: {before} parameters before, {after} now; {macs_before} MACs before, {macs_after} now.</source>
   <translation>{rewrite}：参数量由 {before} 变为 {after}；MACs 由 {macs_before} 变为 {macs_after}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_files.py" />
   <source>Open network</source>
   <translation>打开网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_files.py" />
   <source>Python files</source>
   <translation>Python 文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_files.py" />
   <source>Save network</source>
   <translation>保存网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/network_files.py" />
   <source>{name}: the PyTorch code is on the clipboard.</source>
   <translation>{name}：PyTorch 代码已复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>A line without an address was left out.</source>
   <translation>已略去一行不含地址的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Addresses beside files were left out: {count}.</source>
   <translation>与文件一同给出的 {count} 个地址未打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Addresses that begin with “{scheme}:” are not opened.</source>
   <translation>不打开以“{scheme}:”开头的地址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Drop or paste a picture, a folder of them, a network (.toml) or a cfg list.</source>
   <translation>请拖入或粘贴图片、图片文件夹、网络（.toml）或 cfg 列表。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>Drop them on their own.</source>
   <translation>请单独拖入这些地址。</translation>
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
   <source>The picture that was given has no pixels.</source>
   <translation>给出的图片没有像素。</translation>
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
   <location filename="../../vgg_explorer/gui/offers.py" />
   <source>“{url}” is no complete address.</source>
   <translation>“{url}”不是完整的地址。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>&amp;Clear list</source>
   <translation>清空列表(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>&amp;Close the other pictures</source>
   <translation>关闭其他图片(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>&amp;Next picture</source>
   <translation>下一张图片(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>&amp;Open images...</source>
   <translation>打开图片(&amp;O)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>Open &amp;folder of images...</source>
   <translation>打开图片文件夹(&amp;F)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/picture_commands.py" />
   <source>P&amp;revious picture</source>
   <translation>上一张图片(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/pictures.py" />
   <source>Open folder of images</source>
   <translation>打开图片文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/pictures.py" />
   <source>Open images</source>
   <translation>打开图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/pictures.py" />
   <source>Pictures</source>
   <translation>图片</translation>
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
   <source>Cancelled</source>
   <translation>已取消</translation>
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
   <source>Live</source>
   <translation>实时</translation>
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
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>&amp;Explain the current figure</source>
   <translation>解释当前数值(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>&amp;Filter layers...</source>
   <translation>筛选层(&amp;F)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Copy layers as &amp;CSV</source>
   <translation>将层复制为 CSV(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Copy layers as &amp;Markdown</source>
   <translation>将层复制为 Markdown(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Fold all</source>
   <translation>全部折叠</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Group by &amp;block</source>
   <translation>按块分组(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Lo&amp;garithmic bars</source>
   <translation>对数数据条(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Order of the network</source>
   <translation>网络顺序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Reset columns and order</source>
   <translation>重置列与排序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Shares of the &amp;total</source>
   <translation>占总量的份额(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/table_commands.py" />
   <source>Unfold all</source>
   <translation>全部展开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/time_left.py" />
   <source>{what}, about {seconds} s left</source>
   <translation>{what}，约剩 {seconds} 秒</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Every command by its name (Ctrl+K)</source>
   <translation>按名称查找所有命令 (Ctrl+K)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Open image...</source>
   <translation>打开图片...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Open the training tab; there, begin (F7)</source>
   <translation>打开训练标签页；在那里开始 (F7)</translation>
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
   <location filename="../../vgg_explorer/gui/toolbar.py" />
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>&amp;Find a learning rate</source>
   <translation>寻找学习率(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>&amp;Pause or continue training</source>
   <translation>暂停或继续训练(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>&amp;Stop training</source>
   <translation>停止训练(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>&amp;Train</source>
   <translation>训练(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>Choose training &amp;data...</source>
   <translation>选择训练数据(&amp;D)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>Choose where runs are &amp;kept...</source>
   <translation>选择运行的保存位置(&amp;K)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>One training st&amp;ep</source>
   <translation>训练一步(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>Open a run &amp;folder...</source>
   <translation>打开运行文件夹(&amp;F)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_commands.py" />
   <source>Res&amp;ume the last run</source>
   <translation>继续上次运行(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Epoch {epoch} of {total}</source>
   <translation>第 {epoch} / {total} 轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Paused: {where}</source>
   <translation>已暂停：{where}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Preparing to train</source>
   <translation>正在准备训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Progress of training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Show the run</source>
   <translation>显示运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Step {step} of {total}</source>
   <translation>第 {step} / {total} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Stopping: {where}</source>
   <translation>正在停止：{where}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_status.py" />
   <source>Writing the last checkpoint</source>
   <translation>正在写入最后一个检查点</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>A network is being trained.</source>
   <translation>正在训练网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Choose a folder with one folder for each class</source>
   <translation>选择每个类别一个子文件夹的文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Choose the folder of a run</source>
   <translation>选择运行文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Choose where runs are kept</source>
   <translation>选择运行的保存位置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Close at once</source>
   <translation>立即关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Keep the window open</source>
   <translation>保持窗口打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Keep training</source>
   <translation>继续训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>Stop and close</source>
   <translation>停止并关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>The training stops, and its checkpoint is written.</source>
   <translation>训练正在停止，并写入检查点。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>The window closes when that is done. Where it is closed at once, the training can be resumed from an earlier checkpoint only.</source>
   <translation>完成后窗口会自动关闭。如果立即关闭，训练只能从更早的检查点继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/training_window.py" />
   <source>When it is stopped, a checkpoint is written: it can be resumed from there.</source>
   <translation>停止时会写入检查点：之后可从那里继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Feature maps</source>
   <translation>特征图(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Input panel</source>
   <translation>输入面板(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Layers</source>
   <translation>网络层(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Model panel</source>
   <translation>模型面板(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Pictures</source>
   <translation>图片(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>&amp;Training</source>
   <translation>训练(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>C&amp;ompare</source>
   <translation>对比(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>Co&amp;sts</source>
   <translation>开销(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>Fi&amp;lters</source>
   <translation>卷积核(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/view_commands.py" />
   <source>Wh&amp;y</source>
   <translation>解释(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Channel {number}</source>
   <translation>通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Factor of the chosen channel</source>
   <translation>所选通道的系数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Feature {number}</source>
   <translation>特征 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Layer off</source>
   <translation>关闭层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Off</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Reset ablation</source>
   <translation>重置消融</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Scale channel {number}</source>
   <translation>缩放通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch channel {number} off</source>
   <translation>关闭通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch channel {number} on</source>
   <translation>打开通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch the chosen channel off (X)</source>
   <translation>关闭所选通道 (X)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch the whole layer off (Shift+X)</source>
   <translation>关闭整层 (Shift+X)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch {layer} off</source>
   <translation>关闭 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>Switch {layer} on</source>
   <translation>打开 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/ablation_bar.py" />
   <source>What the channel's values are multiplied by, 0 to 2</source>
   <translation>通道的值所乘的系数，0 到 2</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/arranged.py" />
   <source>1 layer</source>
   <translation>1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/arranged.py" />
   <source>{count} layers</source>
   <translation>{count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/arranged.py" />
   <source>{count} of {all} layers</source>
   <translation>{count} / {all} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_choice.py" />
   <source>Beside</source>
   <translation>并列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_choice.py" />
   <source>Maps of another layer or picture beside these</source>
   <translation>在旁边显示另一层或另一图片的特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_choice.py" />
   <source>Nothing beside</source>
   <translation>不并列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_wall.py" />
   <source>Channels beside</source>
   <translation>并列的通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_wall.py" />
   <source>Computing {layer} ...</source>
   <translation>正在计算 {layer}...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_wall.py" />
   <source>{low} … {high}</source>
   <translation>{low} … {high}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/beside_wall.py" />
   <source>{what} · {hint}</source>
   <translation>{what} · {hint}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>All tiles {low} … {high}, as you fixed it.</source>
   <translation>所有小图 {low} … {high}，由您固定。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>All tiles {low} … {high}.</source>
   <translation>所有小图的范围：{low} ~ {high}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Click a unit of the map, or press Return on one, and follow its value by hand.</source>
   <translation>点击特征图中的一个单元（或按回车），逐步手算它的值。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Dead: all values are 0 for this picture.</source>
   <translation>死通道：对此图片所有值均为 0。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>Each tile is scaled to its own range, here {low} … {high}: dead channels look alive.</source>
   <translation>每张小图按自己的范围缩放，此处为 {low} ~ {high}：死通道看起来也像是活的。</translation>
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
   <source>{count} of {all} values are NaN or infinite</source>
   <translation>{all} 个值中有 {count} 个是 NaN 或无穷大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_column.py" />
   <source>{height}×{width} · rms {rms}</source>
   <translation>{height}×{width} · 均方根 {rms}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/channel_statistics.py" />
   <source>No finite values</source>
   <translation>没有有限值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>Measure time</source>
   <translation>测量耗时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>Measuring ...</source>
   <translation>正在测量 ...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>Remove from the comparison</source>
   <translation>从对比中移除</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>Variant {letter}, {name}, {standing}</source>
   <translation>变体 {letter}，{name}，{standing}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>What can be done with it</source>
   <translation>可执行的操作</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>baseline</source>
   <translation>基准</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>baseline, on the desk</source>
   <translation>基准，当前网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>cfg, changes to A</source>
   <translation>cfg，相对 A 的变化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>on the desk</source>
   <translation>当前网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card.py" />
   <source>{n} entries</source>
   <translation>{n} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card_menu.py" />
   <source>Edit this one</source>
   <translation>编辑此网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card_menu.py" />
   <source>Make baseline</source>
   <translation>设为基准</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card_menu.py" />
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/card_name.py" />
   <source>Name of the variant</source>
   <translation>变体名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Add variant</source>
   <translation>添加变体</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Save as CSV...</source>
   <translation>存为 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Save as Markdown...</source>
   <translation>存为 Markdown...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Save as PNG...</source>
   <translation>另存为 PNG...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/controls.py" />
   <source>Save as SVG...</source>
   <translation>另存为 SVG...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/cost_bars.py" />
   <source>Training memory</source>
   <translation>训练内存</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/cost_bars.py" />
   <source>{letter} {name}: {figure} {value}</source>
   <translation>{letter} {name}：{figure} {value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/export.py" />
   <source>CSV table (*.csv)</source>
   <translation>CSV 表格 (*.csv)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/export.py" />
   <source>Comparison</source>
   <translation>比较</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/export.py" />
   <source>Export comparison</source>
   <translation>导出对比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/export.py" />
   <source>Markdown (*.md)</source>
   <translation>Markdown (*.md)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/export.py" />
   <source>SVG pictures</source>
   <translation>SVG 图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/figures_view.py" />
   <source>Figures: {lines}</source>
   <translation>数据：{lines}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/invitation.py" />
   <source>Choose another network</source>
   <translation>选择其他网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/invitation.py" />
   <source>Compare {name} with others</source>
   <translation>将 {name} 与其他网络对比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/invitation.py" />
   <source>Keep the present network to compare with</source>
   <translation>保留当前网络以供对比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/invitation.py" />
   <source>Up to six networks stand side by side: what their cfgs change, what they cost, and what they make of the same picture. Keep the present one as it is and edit on: the difference is shown at every step.</source>
   <translation>最多六个网络并列：cfg 有何变化、开销多少、对同一图片得出什么。先保留当前网络再继续编辑，每一步都会显示差异。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>No maps: this network breaks.</source>
   <translation>没有特征图：此网络中断。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>no layer that matches {layer}</source>
   <translation>没有与 {layer} 对应的层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>of the last network that worked</source>
   <translation>属于上一个可运行的网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>with parts switched off</source>
   <translation>部分已关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>{layer}, the nearest</source>
   <translation>{layer}，最接近</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>{n} channels</source>
   <translation>{n} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>{n} units</source>
   <translation>{n} 个单元</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>{weights}, as on the desk</source>
   <translation>{weights}，与当前网络相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/maps_lines.py" />
   <source>{weights}; {n} of {total} layers as on the desk</source>
   <translation>{weights}；{n} / {total} 层与当前网络相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/picker.py" />
   <source>Earlier states</source>
   <translation>较早的状态</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/picker.py" />
   <source>From a network file...</source>
   <translation>从网络文件...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/picker.py" />
   <source>Search networks</source>
   <translation>搜索网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/picker.py" />
   <source>{name}, as it is now</source>
   <translation>{name}，当前状态</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/picker.py" />
   <source>{name}, before: {what}</source>
   <translation>{name}，在此之前：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/thumbnail.py" />
   <source>Architecture of {name}</source>
   <translation>{name} 的结构</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Breaks at {layer}; figures up to there</source>
   <translation>在 {layer} 处中断；数据到此为止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Breaks; figures up to there</source>
   <translation>中断；数据到此为止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>B{number}</source>
   <translation>块{number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Convolutions and fully connected layers.</source>
   <translation>卷积层和全连接层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Measured time</source>
   <translation>测得耗时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Multiply-accumulates for one picture, without biases.</source>
   <translation>一张图片的乘加运算，不含偏置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>One picture on this device: the sum of the measured layers.</source>
   <translation>此设备上一张图片：各层测得耗时之和。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Out</source>
   <translation>输出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Parameters, gradients, Adam's state and what the backward pass keeps, batch {n}.</source>
   <translation>参数、梯度、Adam 状态以及反向传播所保留的数据，批大小 {n}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>The best validation accuracy of its runs in this session.</source>
   <translation>本次会话中其运行的最佳验证准确率。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Val. accuracy</source>
   <translation>验证准确率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Weight layers</source>
   <translation>权重层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Weights and biases.</source>
   <translation>权重和偏置。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>Weights, and the most activations alive together, for one picture.</source>
   <translation>权重，加上一张图片同时存在的最多激活。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>What one unit of the last map in front of the head sees.</source>
   <translation>分类头之前最后一个特征图的一个单元所见的范围。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>adaptive pool {side}×{side}</source>
   <translation>自适应池化 {side}×{side}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>as A</source>
   <translation>同 A</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>batch norm after every conv</source>
   <translation>每个卷积后批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>convolutional head</source>
   <translation>卷积分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>convolutions with bias</source>
   <translation>卷积带偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>convolutions without bias</source>
   <translation>卷积不带偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>global average as head</source>
   <translation>以全局平均为分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>global average pool</source>
   <translation>全局平均池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>input {shape}</source>
   <translation>输入 {shape}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>linear head</source>
   <translation>线性分类头</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>no adaptive pool</source>
   <translation>无自适应池化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>no batch norm</source>
   <translation>无批归一化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>same entries</source>
   <translation>各项相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{after}, was {before} in A</source>
   <translation>{after}，在 A 中为 {before}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{entry} of A, not here</source>
   <translation>A 中有 {entry}，此处没有</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{entry}, as in A</source>
   <translation>{entry}，同 A</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{entry}, not in A</source>
   <translation>{entry}，A 中没有</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{n} added</source>
   <translation>新增 {n} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{n} changed</source>
   <translation>更改 {n} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{n} classes</source>
   <translation>{n} 个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{n} removed</source>
   <translation>删除 {n} 项</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{sign}under 0.1 %</source>
   <translation>{sign}小于 0.1 %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare/words.py" />
   <source>{sign}{points} pt</source>
   <translation>{sign}{points} 点</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare_tab.py" />
   <source>Cost relative to A</source>
   <translation>相对 A 的开销</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare_tab.py" />
   <source>The maps are not computed while a camera or a video plays.</source>
   <translation>播放摄像头或视频时不计算特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare_tab.py" />
   <source>The maps come with the first picture.</source>
   <translation>有了第一张图片即显示特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compare_tab.py" />
   <source>The same picture at {layer} and its counterparts</source>
   <translation>同一图片在 {layer} 及其对应层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/compared.py" />
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/copying.py" />
   <source>Description</source>
   <translation>说明</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>Batch</source>
   <translation>批</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>Choose the largest batch that fits, as far as the axis goes</source>
   <translation>在坐标轴范围内选择放得下的最大批大小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>It does not fit: {lacking} are lacking.</source>
   <translation>放不下：还差 {lacking}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>It fits: {left} stay free.</source>
   <translation>放得下：剩余 {left}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/batch_side.py" />
   <source>Use batch {batch}</source>
   <translation>使用批大小 {batch}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>A bar for each block up to its pool</source>
   <translation>每块一条，到其池化为止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>A bar for each layer</source>
   <translation>每层一条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>A line for the sum so far, in percent of the total</source>
   <translation>累计值折线，占总量的百分比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Adam</source>
   <translation>Adam</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Blocks</source>
   <translation>按块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Costs of</source>
   <translation>开销类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Cumulative</source>
   <translation>累计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Each mark is a multiple of the one below</source>
   <translation>每个刻度是下一刻度的倍数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Four bytes for each value</source>
   <translation>每个值四字节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Keeps nothing for a parameter</source>
   <translation>不为参数保留任何值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Keeps one value for each parameter</source>
   <translation>为每个参数保留一个值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Keeps two values for each parameter</source>
   <translation>为每个参数保留两个值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Log</source>
   <translation>对数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Measure how long each layer takes on the chosen device (F6)</source>
   <translation>测量每层在所选设备上的耗时 (F6)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Measured for one image</source>
   <translation>按一张图片测得</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Measuring {percent} %</source>
   <translation>正在测量 {percent} %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Memory against the batch size</source>
   <translation>内存与批大小的关系</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Mixed precision</source>
   <translation>混合精度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Momentum</source>
   <translation>动量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Multiply-accumulates for one image</source>
   <translation>一张图片的乘加运算</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Optimiser</source>
   <translation>优化器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>SGD</source>
   <translation>SGD</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Scale</source>
   <translation>色标</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Sorted</source>
   <translation>排序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>The axis begins at 0</source>
   <translation>坐标轴从 0 开始</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>The largest first, instead of the order of the network</source>
   <translation>从大到小，而非网络顺序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>Weights and biases</source>
   <translation>权重和偏置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>What a layer writes for one image, float32</source>
   <translation>一层为一张图片写出的数据，float32</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/choices.py" />
   <source>torch.autocast: convolutions and linear layers work with two bytes for each value; weights, gradients and the optimiser's state keep four</source>
   <translation>torch.autocast：卷积和全连接层每个值用两字节；权重、梯度和优化器状态仍为四字节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>Being measured: {percent} %</source>
   <translation>正在测量：{percent} %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>How long the layers take has not been measured yet.</source>
   <translation>尚未测量各层耗时。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>No layer of this network could be built.</source>
   <translation>此网络的任何一层都无法构建。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>Point at a bar for its exact figure; click it to select it.</source>
   <translation>指向数据条查看准确数值；点击可选择该层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>The chart ends where the network breaks.</source>
   <translation>图表到网络中断处为止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>The chart shows the last network that could be read.</source>
   <translation>图表显示上一个可读取的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>{figure} by block</source>
   <translation>{figure}，按块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>{figure} by layer</source>
   <translation>{figure}，按层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>{network}: {figure}, {sum} in all</source>
   <translation>{network}：{figure}，共 {sum}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/layers_page.py" />
   <source>{what} {said}</source>
   <translation>{what} {said}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/measures.py" />
   <source>{count} MACs</source>
   <translation>{count} MACs</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/measures.py" />
   <source>{count} bytes</source>
   <translation>{count} 字节</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/measures.py" />
   <source>{count} parameters</source>
   <translation>{count} 个参数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>Activations kept</source>
   <translation>保留的激活</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>Batch {best} fits in {free} free on {device}; {next} does not: it needs {needed}.</source>
   <translation>{device} 可用 {free}，批大小 {best} 放得下；{next} 放不下，需要 {needed}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>Every batch fits into the {free} that are free.</source>
   <translation>可用的 {free} 容得下任何批大小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>How much memory {device} has free is not known yet.</source>
   <translation>尚不知 {device} 有多少可用内存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>Not even batch 1 fits: it needs {needed}, and {free} are free on {device}.</source>
   <translation>批大小 1 也放不下：需要 {needed}，而 {device} 可用 {free}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>{size} free</source>
   <translation>可用 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts.py" />
   <source>{size} in all</source>
   <translation>共 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts_table.py" />
   <source>The most that is alive together in one step, in the forward pass, the backward pass or the update: {count} bytes. This is what has to fit. Workspaces of kernels and what the libraries take themselves come on top.</source>
   <translation>一步之中（前向、反向或更新）同时存在的最大量：{count} 字节。必须放得下的就是它。内核工作区和库自身的占用另计。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts_table.py" />
   <source>The sum of the parts: {count} bytes.</source>
   <translation>各部分之和：{count} 字节。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/parts_table.py" />
   <source>Training memory by part</source>
   <translation>训练内存的组成</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>CSV tables</source>
   <translation>CSV 表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Chart as PNG...</source>
   <translation>图表存为 PNG...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Chart as SVG...</source>
   <translation>图表存为 SVG...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Copy figures</source>
   <translation>复制数据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Export chart</source>
   <translation>导出图表</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Export figures</source>
   <translation>导出数据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Figures as CSV...</source>
   <translation>数据存为 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/saving.py" />
   <source>Save the chart, or copy or save its figures</source>
   <translation>保存图表，或复制、保存其数据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/training_page.py" />
   <source>A network that breaks cannot be trained.</source>
   <translation>中断的网络无法训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/training_page.py" />
   <source>Mend the network to see what training takes.</source>
   <translation>修好网络即可查看训练所需。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/training_page.py" />
   <source>SGD with momentum</source>
   <translation>带动量的 SGD</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/training_page.py" />
   <source>{network}: training memory, {optimiser}, {precision}</source>
   <translation>{network}：训练内存，{optimiser}，{precision}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>At inference this layer does nothing: it takes no time.</source>
   <translation>推理时此层不做任何计算：没有耗时。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>It works in place or returns a view: nothing is written.</source>
   <translation>原地计算或返回视图：不写出数据。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>No parameters.</source>
   <translation>没有参数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>Nothing is multiplied here.</source>
   <translation>此处没有乘法。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>The network breaks here.</source>
   <translation>网络在此处中断。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>This layer waits behind the one that fails.</source>
   <translation>此层位于出错层之后。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>less than 0.1 %</source>
   <translation>小于 0.1 %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>{figure} · {share} of {sum}</source>
   <translation>{figure} · 占 {sum} 的 {share}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/costs/words.py" />
   <source>{figure} · {share} of {sum}, up to the layer that fails</source>
   <translation>{figure} · 占 {sum} 的 {share}（到出错层为止）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>A layer as papers count them. Open it to see its modules.</source>
   <translation>按论文方式计数的层。展开可查看其模块。</translation>
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
   <source>How long the layer takes for one image by itself, warm. The sum is no whole pass: there, layers find what others left in the caches.</source>
   <translation>此层单独处理一张图片所需的时间（预热后）。合计并不等于一次完整的前向计算：在完整计算中，各层可以利用其他层留在缓存中的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>MACs: multiply-accumulates of convolutions and fully connected layers for one image, without adding the bias. FLOPs = 2 × MACs. Other operations: bias additions, pools, activations and norms.</source>
   <translation>MACs：单张图片在卷积层和全连接层中的乘加次数，不计偏置的加法。FLOPs = 2 × MACs。其他运算：偏置加法、池化、激活函数和归一化。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/explanations.py" />
   <source>Most alive together</source>
   <translation>同时存在的最大值</translation>
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
   <source>The sums of its layers. A pool ends a block.</source>
   <translation>其各层之和。池化为一块的结尾。</translation>
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
   <source>What the layer writes for one image, float32; 0 where it works in place or returns a view. Kept for backward: what training keeps of it besides. 1 MiB = 2^20 bytes.</source>
   <translation>此层为单张图片写出的内容，float32；就地计算或返回视图时为 0。为反向保留：训练时另外保留的内容。1 MiB = 2^20 字节。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>Export table</source>
   <translation>导出表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>{count} rows are on the clipboard, as CSV.</source>
   <translation>已将 {count} 行以 CSV 复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/export.py" />
   <source>{count} rows are on the clipboard, as Markdown.</source>
   <translation>已将 {count} 行以 Markdown 复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Architecture</source>
   <translation>结构</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour by activation memory</source>
   <translation>按激活内存着色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour by measured time; measured first where it is unknown</source>
   <translation>按测得耗时着色；未知时先测量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour by multiply-accumulates</source>
   <translation>按乘加运算着色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour by parameters</source>
   <translation>按参数量着色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour by the kind of layer</source>
   <translation>按层的类型着色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Colour of the blocks</source>
   <translation>方块的颜色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Feature maps on the blocks: means over channels, each on its own scale</source>
   <translation>方块上的特征图：各通道的均值，各用自己的色标</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Fold repeated layers</source>
   <translation>折叠重复的层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Save or copy the figure...</source>
   <translation>保存或复制结构图...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Shapes and names</source>
   <translation>形状与名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/bar.py" />
   <source>Show the whole figure (0)</source>
   <translation>显示整个结构图 (0)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/chip.py" />
   <source>Selected layer</source>
   <translation>所选层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>A LaTeX document that draws it</source>
   <translation>绘制此图的 LaTeX 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>A drawing for browsers, papers and slides</source>
   <translation>用于浏览器、论文和幻灯片的矢量图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>A drawing on a page of its size</source>
   <translation>与图同大小页面上的矢量图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>A picture of pixels</source>
   <translation>像素图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Colours</source>
   <translation>颜色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Drawings of this format have no feature maps on the blocks.</source>
   <translation>此格式的图不含方块上的特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Export figure</source>
   <translation>导出结构图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>LaTeX documents</source>
   <translation>LaTeX 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Legend</source>
   <translation>图例</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>PDF documents</source>
   <translation>PDF 文档</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Put the figure on the clipboard as a picture</source>
   <translation>将结构图以图片复制到剪贴板</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>SVG drawings</source>
   <translation>SVG 矢量图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Save...</source>
   <translation>保存...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>Transparent ground</source>
   <translation>透明背景</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>{width} × {height} pixels</source>
   <translation>{width} × {height} 像素</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/export_dialog.py" />
   <source>{width} × {height} points, any size</source>
   <translation>{width} × {height} 点，可任意缩放</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/exporting.py" />
   <source>The figure is on the clipboard.</source>
   <translation>结构图已在剪贴板上。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/key.py" />
   <source>The colour is the cube root of the share, so that small layers show too.</source>
   <translation>颜色取份额的立方根，使小层也可见。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/key.py" />
   <source>What the colours mean</source>
   <translation>颜色的含义</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/pane.py" />
   <source>Not measured; F6 measures it</source>
   <translation>未测量；按 F6 测量</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/view.py" />
   <source>Architecture figure</source>
   <translation>结构图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/view.py" />
   <source>Arrow keys choose a layer, Enter opens its maps, +, - and 0 zoom.</source>
   <translation>方向键选择层，回车打开其特征图，+、- 和 0 缩放。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/view.py" />
   <source>This network has no layers.</source>
   <translation>此网络没有层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/words.py" />
   <source>Together, but for shapes and receptive field.</source>
   <translation>合计（形状和感受野除外）。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/words.py" />
   <source>{count} times {what}</source>
   <translation>{count} 个 {what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/figure/words.py" />
   <source>{side} pixels</source>
   <translation>{side} 像素</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filter_bar.py" />
   <source>Filter layers</source>
   <translation>筛选层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filter_bar.py" />
   <source>Layers with every word in their name, description or modules. Letters of kinds as on the badges mean layers of these kinds: L, or CM for convolutions and pools. Escape shows all layers again.</source>
   <translation>名称、说明或模块中含有全部所输词语的层。徽标上的类型字母表示该类型的层：L，或 CM 表示卷积和池化。按 Esc 显示全部层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filter_bar.py" />
   <source>Name, 3x3, features.0 or kinds: C, M, L</source>
   <translation>名称、3x3、features.0 或类型：C、M、L</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filter_bar.py" />
   <source>Show all layers</source>
   <translation>显示全部层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filter_bar.py" />
   <source>Show all layers (Escape)</source>
   <translation>显示全部层 (Esc)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>A row for each output, a column for each input</source>
   <translation>每个输出一行，每个输入一列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>All kernels on one scale: one that does little looks pale</source>
   <translation>所有卷积核使用同一色标：作用小的显得淡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Change</source>
   <translation>变化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Every kernel by its own greatest weight</source>
   <translation>每个卷积核按自身的最大权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>In colour</source>
   <translation>彩色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>L1 norm</source>
   <translation>L1 范数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>L2 norm</source>
   <translation>L2 范数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Maximum</source>
   <translation>最大值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Number</source>
   <translation>编号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>One input</source>
   <translation>单个输入</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>One output</source>
   <translation>单个输出</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Per kernel</source>
   <translation>逐核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Shared</source>
   <translation>统一</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Show</source>
   <translation>显示</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Sort</source>
   <translation>排序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Spread</source>
   <translation>离散度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>The kernels for one input, by output</source>
   <translation>一个输入的各卷积核，按输出排列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>The kernels of one output, by input</source>
   <translation>一个输出的各卷积核，按输入排列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>The three inputs as red, green and blue</source>
   <translation>三个输入显示为红、绿、蓝</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>There is nothing to compare with</source>
   <translation>没有可对比的内容</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/controls.py" />
   <source>Values</source>
   <translation>取值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>All kernels of the output: {figures}</source>
   <translation>此输出的所有卷积核：{figures}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>All weights of {layer}</source>
   <translation>{layer} 的全部权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>Before: {before}. The difference has an L2 norm of {moved}, {share} of what was there.</source>
   <translation>之前：{before}。差的 L2 范数为 {moved}，为原来的 {share}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>L1 {l1}, L2 {l2}</source>
   <translation>L1 {l1}，L2 {l2}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>Nothing has changed: {layer} has the random weights that it began with, seed {seed}.</source>
   <translation>没有变化：{layer} 仍是最初的随机权重，种子 {seed}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>Output {output}</source>
   <translation>输出 {output}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>Output {output}, input {channel}</source>
   <translation>输出 {output}，输入 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>The chosen kernel</source>
   <translation>所选卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>The first {shown} of {count} outputs: more are not copied from the device.</source>
   <translation>{count} 个输出中的前 {shown} 个：其余未从设备复制。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>What {layer} had before this file is not known.</source>
   <translation>不知 {layer} 在加载此文件前的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>mean {mean}, deviation {deviation}</source>
   <translation>均值 {mean}，标准差 {deviation}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>{count} weights are NaN or infinite</source>
   <translation>{count} 个权重为 NaN 或无穷大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>{count} weights are too many to be held twice: there is no comparison.</source>
   <translation>{count} 个权重太多，无法保留两份：没有对比。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>{count} weights in {kernels} kernels, mean {mean}, {zeros} zeros</source>
   <translation>{kernels} 个卷积核共 {count} 个权重，均值 {mean}，零值 {zeros}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/detail.py" />
   <source>{low} … {high}, {small} below 1 % of the greatest</source>
   <translation>{low} … {high}，{small} 小于最大值的 1 %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/empty.py" />
   <source>Filters of {layer}</source>
   <translation>{layer} 的卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/grid.py" />
   <source>Kernels</source>
   <translation>卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/grid.py" />
   <source>kernel of output {output}</source>
   <translation>输出 {output} 的卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/grid.py" />
   <source>kernel of output {output}, input {channel}</source>
   <translation>输出 {output}、输入 {channel} 的卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/kernel_cells.py" />
   <source>Weights of the kernel</source>
   <translation>卷积核的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/look.py" />
   <source>Blue is negative, white 0, red positive, all kernels from −{end} to {end}.</source>
   <translation>蓝为负，白为 0，红为正，所有卷积核从 −{end} 到 {end}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/look.py" />
   <source>Blue is negative, white 0, red positive. Each kernel by its own greatest weight: faint ones look strong.</source>
   <translation>蓝为负，白为 0，红为正。每个卷积核按自身的最大权重：弱的也显得强。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/look.py" />
   <source>Red, green and blue are the three inputs, all kernels from {low} to {high}.</source>
   <translation>红、绿、蓝为三个输入，所有卷积核从 {low} 到 {high}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/look.py" />
   <source>Red, green and blue are the three inputs. Each kernel from its own least (black) to its own greatest weight: faint ones look strong.</source>
   <translation>红、绿、蓝为三个输入。每个卷积核从自身的最小（黑）到最大权重：弱的也显得强。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/look.py" />
   <source>What is now less what was before. {legend}</source>
   <translation>现在减去之前。{legend}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>NumPy arrays</source>
   <translation>NumPy 数组</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>Save the kernels as PNG</source>
   <translation>将卷积核存为 PNG</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>Save the weights</source>
   <translation>保存权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>Show one output or one input, and save that.</source>
   <translation>请显示单个输出或单个输入后再保存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>Show one output or one input, and save that; or save all weights.</source>
   <translation>请显示单个输出或单个输入后再保存；或保存全部权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>The weights of {layer} have {size}.</source>
   <translation>{layer} 的权重有 {size}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters/saving.py" />
   <source>{count} kernels of {height}x{width} make a picture of more than {most} pixels.</source>
   <translation>{count} 个 {height}x{width} 的卷积核会构成超过 {most} 像素的图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>As a picture (PNG)…</source>
   <translation>存为图片 (PNG)…</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>As numbers (.npy)…</source>
   <translation>存为数值 (.npy)…</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>It computes with what comes in alone; there is nothing to learn in it.</source>
   <translation>它只对输入进行计算，没有可学习的内容。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>It is where the network breaks, or behind that.</source>
   <translation>它位于网络中断处或其后。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>Looking at the weights of {layer} ...</source>
   <translation>正在读取 {layer} 的权重 ...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>Press F5 to look at the weights of {layer}.</source>
   <translation>按 F5 查看 {layer} 的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>Save…</source>
   <translation>保存…</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>Stopped.</source>
   <translation>已停止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>The run failed.</source>
   <translation>运行失败。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>Weights are made with the first run. Drop a picture on the window, press Ctrl+O, or choose a sample.</source>
   <translation>权重在首次运行时生成。请将图片拖到窗口，按 Ctrl+O，或选择一张示例。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>{count} kernels</source>
   <translation>{count} 个卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>{layer} cannot run</source>
   <translation>{layer} 无法运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>{layer} has no weights</source>
   <translation>{layer} 没有权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/filters_tab.py" />
   <source>{layer} is not in the network</source>
   <translation>网络中没有 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/formula_card.py" />
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/formula_card.py" />
   <source>Close (Escape)</source>
   <translation>关闭 (Esc)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/formula_card.py" />
   <source>How the figure comes about</source>
   <translation>数值的由来</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>Total</source>
   <translation>合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>Total of {count} shown</source>
   <translation>所示 {count} 层合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>Total up to row {number}</source>
   <translation>前 {number} 行合计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/header.py" />
   <source>of {all} layers</source>
   <translation>共 {all} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Bars</source>
   <translation>数据条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Columns, order, blocks and shares</source>
   <translation>列、排序、分块与份额</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Copy table</source>
   <translation>复制表格</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Copy the rows as Markdown ({key})</source>
   <translation>将各行复制为 Markdown ({key})</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Export CSV...</source>
   <translation>导出 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Filter the layers ({key})</source>
   <translation>筛选层 ({key})</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>Save every module as a CSV file</source>
   <translation>将每个模块存为 CSV 文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>The length of a bar counts powers of ten, so that small figures show too</source>
   <translation>数据条的长度按 10 的幂次计，小的数值也能看见</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/layers_controls.py" />
   <source>The length of a bar is its share of the largest figure of the column</source>
   <translation>数据条的长度是该值与本列最大值之比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/lines.py" />
   <source>all</source>
   <translation>全图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>After</source>
   <translation>激活后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>After {activation}</source>
   <translation>{activation} 后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>Before</source>
   <translation>激活前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>Before {activation}</source>
   <translation>{activation} 前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>Colour map</source>
   <translation>配色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>RdBu around 0 where values have both signs, else viridis</source>
   <translation>数值有正有负时用以 0 为中心的 RdBu，否则用 viridis</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>grey</source>
   <translation>灰度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/look_controls.py" />
   <source>{layer} has no activation: there is only one set of values</source>
   <translation>{layer} 没有激活函数：只有一组值</translation>
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
   <source>A scale of your own, which stays as it is from layer to layer</source>
   <translation>自定的色标，逐层保持不变</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>All channels on one scale: a channel that does little looks pale</source>
   <translation>所有通道使用同一色标：作用不大的通道颜色较淡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Every channel from its own least to its own greatest value</source>
   <translation>每个通道按自己的最小值到最大值显示</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_controls.py" />
   <source>Fixed</source>
   <translation>固定</translation>
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
   <source>Show as</source>
   <translation>显示为</translation>
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
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>All values of a dead channel are 0 for this picture; a stroke marks it.</source>
   <translation>死通道对此图片的所有值均为 0，以斜线标记。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>Save the wall, the channel, a film over the layers, or the values</source>
   <translation>保存全部通道、单个通道、逐层动画或数值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>{shown} of {count} channels</source>
   <translation>{shown} / {count} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>{shown} of {count} dead</source>
   <translation>{count} 中死 {shown}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>{shown} of {count} features</source>
   <translation>{shown} / {count} 个特征</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_header.py" />
   <source>{shown} of {count} zero</source>
   <translation>{count} 中为零 {shown}</translation>
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
   <source>Pin channel {number}</source>
   <translation>固定通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/maps_tab.py" />
   <source>Unpin channel {number}</source>
   <translation>取消固定通道 {number}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/overlay_bar.py" />
   <source>Lay the map over the part of the picture that the network saw</source>
   <translation>将特征图叠加在网络所见的图片部分上</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/overlay_bar.py" />
   <source>Opacity of the map</source>
   <translation>特征图的不透明度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/overlay_bar.py" />
   <source>Over the picture</source>
   <translation>叠加在图片上</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pane.py" />
   <source>Visualisation</source>
   <translation>可视化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>0 to {last} (Ctrl+Left, Ctrl+Right)</source>
   <translation>0 到 {last} (Ctrl+Left, Ctrl+Right)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>All pictures on one scale: the same colour is the same value everywhere</source>
   <translation>所有图片使用同一色标：颜色相同，数值就相同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>As opened</source>
   <translation>打开顺序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Channel</source>
   <translation>通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Compare one channel across pictures</source>
   <translation>在多张图片间比较同一通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Each picture has its own scale, here that of {name}.</source>
   <translation>每张图片使用自己的色标，此处为 {name} 的色标。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Every picture from its own least to its own greatest value</source>
   <translation>每张图片按自己的最小值到最大值显示</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Highest maximum</source>
   <translation>最大值降序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Highest mean</source>
   <translation>均值降序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>One for all</source>
   <translation>统一</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>One scale for all pictures.</source>
   <translation>所有图片使用同一色标。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Open images…</source>
   <translation>打开图片...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Open several pictures or a folder, and see side by side what a channel of {layer} makes of each, and which picture excites it most.</source>
   <translation>打开多张图片或一个文件夹，即可并排查看 {layer} 的某个通道对每张图片的响应，以及哪张图片最能激活它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Open the sample pictures</source>
   <translation>打开示例图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Order</source>
   <translation>排序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>Per picture</source>
   <translation>逐张</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>What excites this channel most at one place</source>
   <translation>在某一位置最能激活此通道的图片在前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_controls.py" />
   <source>What excites this channel most on the whole</source>
   <translation>整体上最能激活此通道的图片在前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>Stopped. Press F5 to compute the other pictures.</source>
   <translation>已停止。按 F5 计算其余图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>The comparison waits while {name} plays; pause it.</source>
   <translation>{name} 播放期间不进行比较，请先暂停播放。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>{count} pictures, {layer}, channel {channel}</source>
   <translation>{count} 张图片，{layer}，通道 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>{count} pictures, {layer}, feature {channel}</source>
   <translation>{count} 张图片，{layer}，特征 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>{done} of {count}</source>
   <translation>{done} / {count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>{what}, after {activation}</source>
   <translation>{what}，{activation} 之后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pictures_tab.py" />
   <source>{what}, before {activation}</source>
   <translation>{what}，{activation} 之前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pin_strip.py" />
   <source>Click to choose it, P to unpin it</source>
   <translation>点击选择，按 P 取消固定</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pin_strip.py" />
   <source>Pinned channels</source>
   <translation>已固定的通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pin_strip.py" />
   <source>channel {channel}</source>
   <translation>通道 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/pin_strip.py" />
   <source>{layer}, {channel}</source>
   <translation>{layer}，{channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/copied.py" />
   <source>Channel {channel}</source>
   <translation>通道 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/field.py" />
   <source>It sees nothing but padding.</source>
   <translation>它只看到填充。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/field.py" />
   <source>It sees the whole picture.</source>
   <translation>它看到整张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/field.py" />
   <source>It sees {height}×{width} px: y {top} to {bottom}, x {left} to {right}</source>
   <translation>它看到 {height}×{width} px：y {top} 到 {bottom}，x {left} 到 {right}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/field.py" />
   <source>{what}; of its {height}×{width} px the rest is padding</source>
   <translation>{what}；其 {height}×{width} px 中其余为填充</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/painting.py" />
   <source>show</source>
   <translation>显示</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>channel {channel}, y {y}, x {x}: {what}</source>
   <translation>通道 {channel}，y {y}，x {x}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>channel {channel}: {what}</source>
   <translation>通道 {channel}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>feature {channel}: {what}</source>
   <translation>特征 {channel}：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>y {y}, x {x} is padding: 0</source>
   <translation>y {y}，x {x} 为填充：0</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>y {y}, x {x} is padding: not looked at</source>
   <translation>y {y}，x {x} 为填充：不参与</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>{count} more channels</source>
   <translation>另有 {count} 个通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/rows.py" />
   <source>{count} more features</source>
   <translation>另有 {count} 个特征</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/sheet.py" />
   <source>Calculation</source>
   <translation>计算过程</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>A click, or Return, goes to this value in {layer}</source>
   <translation>点击或按回车转到 {layer} 中的这个值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Choose no unit</source>
   <translation>取消选择单元</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Copy the calculation as text (Ctrl+C)</source>
   <translation>以文本复制计算过程 (Ctrl+C)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>In order</source>
   <translation>按序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Largest first</source>
   <translation>从大到小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Order of the channels</source>
   <translation>通道的顺序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Probe</source>
   <translation>探针</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>Stopped. Press F5 to compute it.</source>
   <translation>已停止。按 F5 计算。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>The calculation is on the clipboard.</source>
   <translation>计算过程已在剪贴板上。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>The channels by their numbers</source>
   <translation>按通道编号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>The channels that add or take most come first</source>
   <translation>增减最多的通道在前</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>y {y}, x {x}</source>
   <translation>y {y}，x {x}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>{layer}, channel {channel}</source>
   <translation>{layer}，通道 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/view.py" />
   <source>{what} · Return: go to {layer}</source>
   <translation>{what} · 回车：转到 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Ablation, {way}</source>
   <translation>消融，{way}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>After batch norm, {way}</source>
   <translation>批归一化之后，{way}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>After {activation}, {way}</source>
   <translation>{activation} 之后，{way}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Dropout changes nothing at inference</source>
   <translation>Dropout 在推理时不起作用</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>From channel {channel}, y {y}, x {x}</source>
   <translation>来自通道 {channel}，y {y}，x {x}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Largest of {count}</source>
   <translation>{count} 个中的最大值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Softmax, {way}</source>
   <translation>Softmax，{way}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Sum</source>
   <translation>和</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Sum + bias {bias}</source>
   <translation>和 + 偏置 {bias}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Sum of the squares</source>
   <translation>平方和</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>Sum {total} / {count}</source>
   <translation>和 {total} / {count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>The same value in another place</source>
   <translation>同一个值，位置不同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>{module}: input × weight</source>
   <translation>{module}：输入 × 权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>{module}: this place in the channels beside it</source>
   <translation>{module}：相邻通道的同一位置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/probe/words.py" />
   <source>{module}: what it looks at</source>
   <translation>{module}：它所看的范围</translation>
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
   <location filename="../../vgg_explorer/gui/visual_pane/summing.py" />
   <source>Sum of {count} cells: {sums}</source>
   <translation>{count} 个单元格之和：{sums}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/summing.py" />
   <source>{sum}, mean {mean}</source>
   <translation>{sum}，均值 {mean}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Copy as CSV</source>
   <translation>复制为 CSV</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Downwards</source>
   <translation>降序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Explain the current figure</source>
   <translation>解释当前数值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Filter...</source>
   <translation>筛选...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Group by block</source>
   <translation>按块分组</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Hide {column}</source>
   <translation>隐藏“{column}”</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Logarithmic bars</source>
   <translation>对数数据条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Shares of the total</source>
   <translation>占总量的份额</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Sort by</source>
   <translation>排序依据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_menu.py" />
   <source>Sort by {column}</source>
   <translation>按“{column}”排序</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/table_view.py" />
   <source>No layer has “{words}” in it.</source>
   <translation>没有层包含“{words}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tabs.py" />
   <source>Compare</source>
   <translation>对比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tabs.py" />
   <source>Costs</source>
   <translation>开销</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tabs.py" />
   <source>Feature maps</source>
   <translation>特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tabs.py" />
   <source>Filters</source>
   <translation>卷积核</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tile_painting.py" />
   <source>cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tile_painting.py" />
   <source>no finite values</source>
   <translation>没有有限值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tile_painting.py" />
   <source>not computed yet</source>
   <translation>尚未计算</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/tile_painting.py" />
   <source>{low} … {high} · mean {mean}</source>
   <translation>{low} ~ {high} · 均值 {mean}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Being measured.</source>
   <translation>正在测量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Being measured; Shift+F5 stops it.</source>
   <translation>正在测量，按 Shift+F5 停止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Measured on {device} in {precision}: median of up to {count} runs, one image.</source>
   <translation>在 {device} 上以 {precision} 测量：最多 {count} 次运行的中位数，一张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Not measured since the edit; F6 measures it.</source>
   <translation>编辑之后尚未测量，按 F6 测量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Something else computes now; F6 measures it.</source>
   <translation>计算设置已改变，按 F6 重新测量。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Time ({where})</source>
   <translation>耗时（{where}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>Time {percent} %</source>
   <translation>耗时 {percent}%</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>{device}, {threads}</source>
   <translation>{device}，{threads}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>{macs} MACs in {time} = {speed}</source>
   <translation>{time} 内 {macs} MACs = {speed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/timed.py" />
   <source>{time} without the {count} layers that were not measured</source>
   <translation>{time}，不含尚未测量的 {count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>All runs of this session</source>
   <translation>本次会话的所有运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Count epochs below the curves</source>
   <translation>曲线下方以轮计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Count steps below the curves</source>
   <translation>曲线下方以步计</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Feature maps, epoch by epoch</source>
   <translation>逐轮特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Gradients, updates, dead channels</source>
   <translation>梯度、更新、失活通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Loss, accuracy and learning rate</source>
   <translation>损失、准确率和学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Maps</source>
   <translation>特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Mistakes</source>
   <translation>错误</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Overview</source>
   <translation>概览</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Runs</source>
   <translation>运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Scale of the loss</source>
   <translation>损失的刻度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Show or hide the training set-up</source>
   <translation>显示或隐藏训练设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>The loss on a linear scale</source>
   <translation>损失用线性刻度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>The loss on a logarithmic scale</source>
   <translation>损失用对数刻度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>The most important at once</source>
   <translation>一览要点</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>Training set-up</source>
   <translation>训练设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>What is counted below the curves</source>
   <translation>曲线下方的计数单位</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>What is shown of the run</source>
   <translation>显示运行的哪些内容</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/board_bar.py" />
   <source>What is taken for what</source>
   <translation>什么被认作什么</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>Advice</source>
   <translation>建议</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>Question</source>
   <translation>问题</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>Remove both</source>
   <translation>两者都移除</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>Set the head to {count} and start</source>
   <translation>将头部设为 {count} 并开始</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>The data has {data} classes, the network {network} outputs.</source>
   <translation>数据有 {data} 个类别，网络有 {network} 个输出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>The network then ends in its logits, as the loss expects</source>
   <translation>这样网络以 logits 结束，正如损失函数所要求</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>The run at work goes on with its own copy.</source>
   <translation>正在进行的运行使用自己的副本继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/cards.py" />
   <source>end in the logits</source>
   <translation>以 logits 结束</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/class_rows.py" />
   <source>... and {count} more classes</source>
   <translation>…… 以及另外 {count} 个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/class_rows.py" />
   <source>Classes and examples</source>
   <translation>类别与示例</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/class_rows.py" />
   <source>{name}, changed</source>
   <translation>{name}，增强后</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>Confusion matrix</source>
   <translation>混淆矩阵</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>Every picture got the right answer.</source>
   <translation>每张图片都答对了。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>It comes with the first validation, after an epoch.</source>
   <translation>第一轮后首次验证时给出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>Rows are the true classes, columns what they were taken for.</source>
   <translation>行为真实类别，列为被认作的类别。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>They come with the first validation, after an epoch.</source>
   <translation>第一轮后首次验证时给出。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>Worst mistakes</source>
   <translation>最严重的错误</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>click to see its maps</source>
   <translation>点击查看其特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>rows are the truth</source>
   <translation>行为真实类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>{count} of {total} {true} right ({share})</source>
   <translation>{true}：{total} 张中 {count} 张正确（{share}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/confusion_panel.py" />
   <source>{count} of {total} {true} taken for {predicted} ({share})</source>
   <translation>{true}：{total} 张中 {count} 张被认作 {predicted}（{share}）</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Back to the last weights</source>
   <translation>换回最后的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Continue</source>
   <translation>继续</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Edit the network as you like: the run has its own copy.</source>
   <translation>可以随意编辑网络：运行使用自己的副本。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>End after the step that runs, and keep everything (Shift+F7)</source>
   <translation>在当前步之后结束，并保留一切 (Shift+F7)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Finished after {step} steps.</source>
   <translation>{step} 步后完成。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Go on where the last run was stopped</source>
   <translation>从上次停止处继续</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Go on with the last run after step {step}</source>
   <translation>从第 {step} 步后继续上次运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Go on with training (F8)</source>
   <translation>继续训练 (F8)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>It can start when the pictures can be read: above stands what is wrong.</source>
   <translation>图片可以读取后才能开始：问题见上方。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Make one step and rest, to see what it changes (F9)</source>
   <translation>走一步后暂停，看看有何变化 (F9)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>One step</source>
   <translation>一步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Paused after step {step}.</source>
   <translation>已在第 {step} 步后暂停。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Pausing after the step that runs.</source>
   <translation>将在当前步之后暂停。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Preparing</source>
   <translation>正在准备</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Rest after the step that runs (F8)</source>
   <translation>在当前步之后暂停 (F8)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Resume</source>
   <translation>恢复</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Stopped after step {step}; Resume goes on from there.</source>
   <translation>已在第 {step} 步后停止；“恢复”从那里继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Stopped before the first step.</source>
   <translation>在第一步之前停止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Stopping after the step that runs.</source>
   <translation>将在当前步之后停止。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>The checkpoint of step {step} is being written.</source>
   <translation>正在写入第 {step} 步的检查点。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>The range test runs; training ends it.</source>
   <translation>正在进行学习率测试；开始训练会结束它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>The run has its own copy of {name}: your edits are for the next one.</source>
   <translation>运行使用自己的 {name} 副本：您的编辑用于下一次运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Those of step {step}</source>
   <translation>第 {step} 步的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Those of step {step}, with {accuracy} of the validation pictures right</source>
   <translation>第 {step} 步的权重，验证图片正确率 {accuracy}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Train the network as set up above (F7)</source>
   <translation>按上面的设置训练网络 (F7)</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Training starts when the pictures have been looked at.</source>
   <translation>查看完图片后开始训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>Training.</source>
   <translation>正在训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/controls.py" />
   <source>{how} {copy}</source>
   <translation>{how}{copy}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>Accuracy, %</source>
   <translation>准确率，%</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>Learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>epoch</source>
   <translation>轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>step</source>
   <translation>步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>step {step}, epoch {epoch}</source>
   <translation>第 {step} 步，第 {epoch} 轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>train</source>
   <translation>训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves.py" />
   <source>val</source>
   <translation>验证</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/curves_panel.py" />
   <source>The curve begins with the first step.</source>
   <translation>曲线从第一步开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>... and {count} more notes</source>
   <translation>…… 以及另外 {count} 条说明</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>A part of each class was set aside for validation.</source>
   <translation>每个类别留出一部分用于验证。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>Leave empty classes out</source>
   <translation>略过空类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>Look again</source>
   <translation>再次查看</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>Looking at the pictures</source>
   <translation>正在查看图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>Looking at the pictures...</source>
   <translation>正在查看图片...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>{small} to {large}</source>
   <translation>{small} 到 {large}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_card.py" />
   <source>{train} training and {validation} validation images, {sides}, {classes} classes</source>
   <translation>{train} 张训练图片和 {validation} 张验证图片，{sides}，{classes} 个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>A folder with one folder of pictures for each class</source>
   <translation>每个类别一个图片子文件夹的文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>A folder with one folder of pictures for each class; it can be dropped here, too</source>
   <translation>每个类别一个图片子文件夹的文件夹；也可以拖到这里</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>A published data set, as torchvision has it</source>
   <translation>torchvision 提供的公开数据集</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Another seed draws other pictures</source>
   <translation>不同的种子绘制不同的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Built-in: Shapes</source>
   <translation>内置：图形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Choose folder...</source>
   <translation>选择文件夹...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Download</source>
   <translation>下载</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Drawn from</source>
   <translation>绘制种子</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Folder...</source>
   <translation>文件夹...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>From where torchvision has it; otherwise it must be on the disk</source>
   <translation>从 torchvision 的来源下载；否则须已在磁盘上</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Shapes</source>
   <translation>图形种类</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Simple shapes that the program draws: nothing has to be downloaded</source>
   <translation>程序绘制的简单图形：无需下载</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>So many are drawn to train on</source>
   <translation>绘制这么多张用于训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>So many kinds of shapes are drawn, each a class</source>
   <translation>绘制这么多种图形，每种为一个类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>So many others are drawn to check with</source>
   <translation>另外绘制这么多张用于检验</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>The pictures that the network learns from</source>
   <translation>网络用来学习的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>The share of each class that is kept to check with, where there is no split</source>
   <translation>没有现成划分时，每个类别留作检验的比例</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>Validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/data_form.py" />
   <source>if it is missing</source>
   <translation>如果缺少</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/fitting.py" />
   <source>Batch {batch} takes {needed}; {free} are free on {device}</source>
   <translation>批大小 {batch} 需要 {needed}；{device} 可用 {free}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth.py" />
   <source>Channel {channel} after step {step}, epoch {epoch}: {low} to {high}</source>
   <translation>通道 {channel}，第 {step} 步后，第 {epoch} 轮：{low} 到 {high}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth.py" />
   <source>start</source>
   <translation>开始</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth.py" />
   <source>{epoch} now</source>
   <translation>{epoch} 现在</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth_panel.py" />
   <source>Maps are kept after 1, 2, 4, 8 ... epochs, of the picture on show.</source>
   <translation>保留所显示图片在第 1、2、4、8 …… 轮后的特征图。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth_panel.py" />
   <source>Maps follow when the live view is on.</source>
   <translation>打开实时视图后特征图会跟随更新。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/growth_panel.py" />
   <source>{layer} gives no maps; choose a convolution.</source>
   <translation>{layer} 没有特征图；请选择卷积层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/invitation.py" />
   <source>Curves, maps of the picture on show, layers, mistakes and every run are here as it goes on; looking at other layers meanwhile changes nothing of the result.</source>
   <translation>训练过程中，曲线、所显示图片的特征图、各层、错误和每次运行都在这里；期间查看其他层不会改变结果。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/invitation.py" />
   <source>Start training</source>
   <translation>开始训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/invitation.py" />
   <source>Train {name}</source>
   <translation>训练 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/invitation.py" />
   <source>Training shows the network pictures whose answer is known, and after each few of them moves every weight a little in the direction that makes the answers better. Watch it happen: the loss falls, filters take shape, and pictures that are mistaken for something else grow fewer.</source>
   <translation>训练就是让网络看已知答案的图片，每看几张，就把每个权重朝着使答案更好的方向移动一点。请看它如何发生：损失下降，滤波器成形，被认错的图片越来越少。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Channels that are 0 for every picture</source>
   <translation>对每张图片都为 0 的通道</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Channels that were 0 behind the activation for every picture looked at: they learn nothing any more. A high learning rate does that.</source>
   <translation>在所看的每张图片上，激活后都为 0 的通道：它们不再学习。学习率过高会造成这种情况。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Dead</source>
   <translation>失活</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Figure of the layers</source>
   <translation>各层的数值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>How far the last step moved the weights, as a share of their own length. About 0.001 is usual; far above, the learning rate is too high.</source>
   <translation>上一步移动权重的距离，占其自身长度的比例。通常约 0.001；远高于此说明学习率过高。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Last change by weight</source>
   <translation>上次变化与权重之比</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Norm of the last gradient</source>
   <translation>上次梯度的范数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Norm of the weights</source>
   <translation>权重的范数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>So far</source>
   <translation>至今</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>The layers are looked at from the first steps on.</source>
   <translation>从最初几步起开始查看各层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>The length of all weights of a layer. Weight decay keeps it short.</source>
   <translation>一层所有权重的长度。权重衰减使它保持较短。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>The length of the last gradient. Far smaller in the first layers than in the last, it vanishes; growing without end, it explodes.</source>
   <translation>上次梯度的长度。前面的层远小于后面的层时，梯度消失；不断增大时，梯度爆炸。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Update</source>
   <translation>更新</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>Weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>dead {share}</source>
   <translation>失活 {share}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>gradient {value}</source>
   <translation>梯度 {value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>update / weight {value}</source>
   <translation>更新 / 权重 {value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/layers_panel.py" />
   <source>weight {value}</source>
   <translation>权重 {value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Adam with a weight decay that the gradients do not scale</source>
   <translation>权重衰减不受梯度缩放影响的 Adam</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Augment</source>
   <translation>增强</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Brightness, contrast and saturation change by up to a fifth</source>
   <translation>亮度、对比度和饱和度最多变化五分之一</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Changes at random make more pictures out of the same ones</source>
   <translation>随机变化使同样的图片变成更多图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Epochs or steps</source>
   <translation>轮或步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Every picture is seen so many times</source>
   <translation>每张图片看这么多遍</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Find...</source>
   <translation>寻找...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Half of the pictures are mirrored, left and right</source>
   <translation>一半图片左右镜像</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>How far a step goes: too small learns slowly, too large diverges</source>
   <translation>每步走多远：太小学得慢，太大会发散</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>In an epoch every training picture is seen once; a step takes one batch</source>
   <translation>一轮中每张训练图片看一次；一步处理一批</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Learn. rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Pictures are moved by up to an eighth of their sides</source>
   <translation>图片最多移动边长的八分之一</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Scales each weight's step by its own gradients; forgiving</source>
   <translation>按各权重自己的梯度缩放步长；容易使用</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>So many pictures are averaged for one step; a larger batch is steadier and slower</source>
   <translation>每步对这么多图片取平均；批越大越稳定，也越慢</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Steps along the gradient, with momentum; wants a rate found with care</source>
   <translation>沿梯度前进，带动量；需要仔细选择学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>The same seed gives the same order of pictures, and the same result</source>
   <translation>相同的种子给出相同的图片顺序和相同的结果</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>The share of the last step that goes on into the next one; 0.9 is usual</source>
   <translation>上一步延续到下一步的比例；通常为 0.9</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Train for</source>
   <translation>训练时长</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Training ends after so many batches</source>
   <translation>训练这么多批后结束</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>Try ever larger rates for a few steps and draw where the loss falls fastest</source>
   <translation>用越来越大的学习率试几步，画出损失下降最快之处</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>What computes; choose it in the tool bar or in the menu Run</source>
   <translation>用什么计算；在工具栏或“运行”菜单中选择</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>What makes a step of a gradient; Adam suits most networks with a rate of 0.001</source>
   <translation>如何由梯度得到一步；Adam 配学习率 0.001 适合多数网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>flip</source>
   <translation>翻转</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>largest that fits: {count}</source>
   <translation>可容纳的最大值：{count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>not even 1 fits</source>
   <translation>连 1 也容纳不下</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>shift</source>
   <translation>平移</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/main_form.py" />
   <source>too large: {count} fits</source>
   <translation>太大：可容纳 {count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/mistakes.py" />
   <source>is {true}</source>
   <translation>实为 {true}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/mistakes.py" />
   <source>{name}: {true}, taken for {predicted} with {share}</source>
   <translation>{name}：{true}，以 {share} 被认作 {predicted}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>A line of the history every so many steps</source>
   <translation>每这么多步记录一行历史</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>After so many epochs the rate is divided by 10</source>
   <translation>每这么多轮学习率除以 10</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>After so many steps a checkpoint is written; a power cut costs no more</source>
   <translation>每这么多步写一个检查点；断电最多损失这么多</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Begins with</source>
   <translation>起始权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Convolutions work with two bytes a value</source>
   <translation>卷积以每值两个字节计算</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Convolutions work with two bytes a value: faster, and half the memory of maps</source>
   <translation>卷积以每值两个字节计算：更快，特征图内存减半</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Decay</source>
   <translation>衰减</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Drawn anew from the seed</source>
   <translation>由种子重新抽取</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Each run has a folder here, with its checkpoints and its history</source>
   <translation>每次运行在此有一个文件夹，含检查点和历史</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Epochs between steps of the rate</source>
   <translation>学习率两次下降之间的轮数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Every</source>
   <translation>每隔</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Every weight changes</source>
   <translation>每个权重都变化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>How the rate changes</source>
   <translation>学习率如何变化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>In so many first steps the rate rises to its value: large rates then hold</source>
   <translation>在最初这么多步中学习率升到设定值：这样可用较大的学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Keep runs in the usual place</source>
   <translation>将运行保存在默认位置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Label smoothing</source>
   <translation>标签平滑</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Live maps</source>
   <translation>实时特征图</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Log every</source>
   <translation>记录间隔</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Maps and predictions follow every so many steps, less often where it would slow</source>
   <translation>特征图和预测每这么多步更新一次，若会拖慢则减少</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Not known yet: PyTorch is still starting</source>
   <translation>尚未知：PyTorch 仍在启动</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Pulls weights towards 0, so that none grows large without need</source>
   <translation>把权重拉向 0，避免不必要地变大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Save every</source>
   <translation>保存间隔</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Schedule</source>
   <translation>调度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Steps between looks</source>
   <translation>两次查看之间的步数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The features stay: quick, for few pictures</source>
   <translation>特征层不变：很快，适合图片较少时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The other layers keep the weights that they have</source>
   <translation>其他层保持现有权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The rate falls to 0 along half a wave</source>
   <translation>学习率沿半个余弦波降到 0</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The rate is divided by 10 from time to time</source>
   <translation>学习率每隔一段除以 10</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The rate stays</source>
   <translation>学习率不变</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>The weights before the first step</source>
   <translation>第一步之前的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>This device gains nothing by it</source>
   <translation>此设备用它没有好处</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>This share of the answer is spread over all classes: less sure, less wrong</source>
   <translation>把答案的这一比例分给所有类别：不那么肯定，也不那么错</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Those that the network on the desk has now</source>
   <translation>当前网络现有的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Trains</source>
   <translation>训练范围</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Warm-up</source>
   <translation>预热</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>Weight decay</source>
   <translation>权重衰减</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>What comes before {layer} stays</source>
   <translation>{layer} 之前的层不变</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>all layers</source>
   <translation>所有层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>classifier only</source>
   <translation>仅分类器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>constant</source>
   <translation>恒定</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>cosine</source>
   <translation>余弦</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>every</source>
   <translation>每隔</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>from {layer} on</source>
   <translation>从 {layer} 开始</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>mixed</source>
   <translation>混合精度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>new random ones</source>
   <translation>新的随机权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>present weights</source>
   <translation>现有权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/more_form.py" />
   <source>usual place</source>
   <translation>默认位置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/plan_form.py" />
   <source>A number such as 0.001 or 1e-3 is missing.</source>
   <translation>缺少数字，例如 0.001 或 1e-3。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/plan_form.py" />
   <source>{wrong} It stays {number}.</source>
   <translation>{wrong}仍保持 {number}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/plan_form.py" />
   <source>“{words}” is not a number such as 0.001 or 1e-3.</source>
   <translation>“{words}”不是 0.001 或 1e-3 这样的数。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>Loss by learning rate</source>
   <translation>损失随学习率的变化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>The loss never fell: nothing can be suggested.</source>
   <translation>损失从未下降：无法给出建议。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>The rate grows step by step; the network on the desk stays as it is.</source>
   <translation>学习率逐步增大；当前网络保持不变。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>The test failed.</source>
   <translation>测试失败。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>Trying small rates first...</source>
   <translation>先试较小的学习率...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>Use {rate}</source>
   <translation>使用 {rate}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>Where the loss falls fastest: {rate}.</source>
   <translation>损失下降最快处：{rate}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/range_card.py" />
   <source>loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>Best</source>
   <translation>最佳</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>Run</source>
   <translation>运行</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>Tick it to see its curves behind those of the latest run.</source>
   <translation>勾选后，其曲线显示在最新运行的曲线后面。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>batch {n}</source>
   <translation>批大小 {n}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>drawn shapes</source>
   <translation>绘制的图形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>in steps</source>
   <translation>分段下降</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>seed {n}</source>
   <translation>种子 {n}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>{n} epochs</source>
   <translation>{n} 轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/run_rows.py" />
   <source>{n} steps</source>
   <translation>{n} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Bring its network and weights to the desk</source>
   <translation>将其网络和权重载入当前工作区</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Curves as CSV...</source>
   <translation>曲线存为 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Curves, weights and TensorBoard files are written to {folder}</source>
   <translation>曲线、权重和 TensorBoard 文件写入 {folder}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Forget</source>
   <translation>移除</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Go on with its training</source>
   <translation>继续其训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Open the folder with its files</source>
   <translation>打开其文件所在的文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Save curves or table as CSV</source>
   <translation>将曲线或表格存为 CSV</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Show folder</source>
   <translation>显示文件夹</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Table as CSV...</source>
   <translation>表格存为 CSV...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/runs_panel.py" />
   <source>Take it off the list; its folder stays</source>
   <translation>从列表中移除；其文件夹保留</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/setup.py" />
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/setup.py" />
   <source>More settings</source>
   <translation>更多设置</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/setup.py" />
   <source>The cfg has a problem. The last network that worked is trained: {network}</source>
   <translation>cfg 有问题。训练的是上一个可用的网络：{network}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/setup.py" />
   <source>{name}, {params} parameters</source>
   <translation>{name}，{params} 个参数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Another process trains this run; the window only looks on.</source>
   <translation>此运行由另一个进程训练；窗口只是观看。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Diverged</source>
   <translation>已发散</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Diverged: {where}</source>
   <translation>已发散：{where}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>ETA {time}</source>
   <translation>剩余 {time}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Following</source>
   <translation>正在跟踪</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Following: {where}</source>
   <translation>正在跟踪：{where}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Stopped: {where}</source>
   <translation>已停止：{where}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>The step that runs is finished, and everything is kept.</source>
   <translation>完成当前步，并保留一切。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>The weights of step {step} are kept; the run can be resumed.</source>
   <translation>已保留第 {step} 步的权重；可以恢复此运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Validating</source>
   <translation>正在验证</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>Writing a checkpoint</source>
   <translation>正在写入检查点</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>batch {batch} / {total}</source>
   <translation>批 {batch} / {total}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>best val {share} at epoch {epoch}</source>
   <translation>最佳验证 {share}，第 {epoch} 轮</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>diverged</source>
   <translation>已发散</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>following</source>
   <translation>跟踪中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>memory {size}</source>
   <translation>内存 {size}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>preparing</source>
   <translation>准备中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>rate {rate}</source>
   <translation>学习率 {rate}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>running</source>
   <translation>进行中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>saved at step {step}</source>
   <translation>已保存于第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>stopping</source>
   <translation>正在停止</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>took {time}</source>
   <translation>用时 {time}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>validation {share}</source>
   <translation>验证 {share}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>waits for data {share}</source>
   <translation>等待数据 {share}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>{count} steps</source>
   <translation>{count} 步</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/training/status.py" />
   <source>{speed} img/s</source>
   <translation>{speed} 张/秒</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>All values as one square of cells</source>
   <translation>所有值排成一个方阵</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Each value as a bar with its figure</source>
   <translation>每个值显示为带数字的条</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Each value as a tile with its number</source>
   <translation>每个值显示为带编号的小块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Fit</source>
   <translation>状态</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Grid</source>
   <translation>方阵</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>High end of the scale</source>
   <translation>色标上端</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Index</source>
   <translation>编号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Low end of the scale</source>
   <translation>色标下端</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Share of zeros</source>
   <translation>零值比例</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Take the range of the layer on show</source>
   <translation>采用当前层的范围</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>The greatest first</source>
   <translation>从大到小</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>The least first</source>
   <translation>从小到大</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Tiles</source>
   <translation>小块</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Value</source>
   <translation>值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>Variance</source>
   <translation>方差</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>What the channels are sorted by</source>
   <translation>通道的排序依据</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/wall_choices.py" />
   <source>{what}; click to turn round</source>
   <translation>{what}；点击反转</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>How much a pixel matters, whether for or against</source>
   <translation>像素有多重要，无论支持或反对</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Opacity</source>
   <translation>不透明度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Opacity over the picture</source>
   <translation>叠加的不透明度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Save as PNG…</source>
   <translation>存为 PNG…</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Signed</source>
   <translation>带符号</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Strength</source>
   <translation>强度</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>What speaks for the class is positive, what against it negative</source>
   <translation>支持该类别为正，反对为负</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>Why “{name}”</source>
   <translation>为何是“{name}”</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/answer_column.py" />
   <source>{share} %</source>
   <translation>{share} %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Gradient ascent on the picture for the mean of the channel before its activation. Kept in bounds by jitter of up to 8 px, L2 decay towards grey and total variation.</source>
   <translation>对图片做梯度上升，使通道在激活之前的均值最大。以至多 8 px 的抖动、趋向灰色的 L2 衰减和全变差加以约束。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Maximise</source>
   <translation>最大化</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Rounds</source>
   <translation>轮数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Starts from</source>
   <translation>起点</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>Use as picture</source>
   <translation>用作图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/channel_page.py" />
   <source>What the channel looks for</source>
   <translation>此通道在寻找什么</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/class_choice.py" />
   <source>Class</source>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/class_choice.py" />
   <source>Predicted class</source>
   <translation>预测类别</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/class_choice.py" />
   <source>The class that is explained; type part of its name to find it</source>
   <translation>要解释的类别；输入名称的一部分即可查找</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/heat_view.py" />
   <source>Explanation</source>
   <translation>解释结果</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Explain</source>
   <translation>解释</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Explain every picture and every change at once</source>
   <translation>每张图片、每次更改立即解释</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Follow</source>
   <translation>跟随</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Steps of integrated gradients</source>
   <translation>积分梯度的步数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>The maps that are asked about; the picture stands for its pixels</source>
   <translation>所询问的特征图；“图片”指其像素</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>Window</source>
   <translation>窗口</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/question_bar.py" />
   <source>{count} places</source>
   <translation>{count} 处</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/saving.py" />
   <source>Save picture</source>
   <translation>保存图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Asked at {layer}: its maps take the place of the pixels, and what is found is summed over their channels and enlarged to the picture.</source>
   <translation>在 {layer} 处询问：以其特征图代替像素，结果对通道求和并放大到图片大小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Difference of the scores {difference}: {share} % of it</source>
   <translation>得分之差 {difference}：其中 {share} %</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Explanations need a picture. Drop one on the window, or press Ctrl+O.</source>
   <translation>解释需要图片。请将图片拖到窗口，或按 Ctrl+O。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Parts of the network are off or scaled; it is asked as it is now.</source>
   <translation>网络的一部分已关闭或缩放；按现状询问。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Parts of the network are off or scaled; it is explained as it is now.</source>
   <translation>网络的部分已关闭或缩放；按现状解释。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Press Maximise to look for a picture that this channel answers to.</source>
   <translation>按“最大化”寻找此通道响应的图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Random weights: the channel has not learnt to look for anything.</source>
   <translation>权重是随机的：此通道尚未学会寻找任何东西。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Random weights: the explanation explains noise.</source>
   <translation>权重是随机的：解释的只是噪声。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Round {done} of {rounds}, mean {value}; from {start}, seed {seed}</source>
   <translation>第 {done} / {rounds} 轮，均值 {value}；起点 {start}，种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Score {score}, before any softmax</source>
   <translation>分数 {score}，未经 softmax</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Sum of all pixels {sum}</source>
   <translation>所有像素之和 {sum}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>Sum of all values of the maps {sum}</source>
   <translation>特征图所有值之和 {sum}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>The last explanation is of another picture.</source>
   <translation>上一个解释属于另一张图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>The network has to build first.</source>
   <translation>网络须先能构建。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>The network runs on a picture before its channels are asked. Drop one on the window, or press Ctrl+O.</source>
   <translation>询问通道之前，网络要先处理一张图片。请将图片拖到窗口上，或按 Ctrl+O。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>The question has changed since: press Explain.</source>
   <translation>问题已变：请按“解释”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This explanation is from before the ablation changed.</source>
   <translation>此解释来自消融更改之前。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This explanation is of another network.</source>
   <translation>此解释属于另一网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This explanation is of other weights.</source>
   <translation>此解释属于其他权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This picture is from before the ablation changed.</source>
   <translation>此图来自消融改变之前。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This picture is of another channel than the selected one.</source>
   <translation>此图片属于另一通道，而非所选通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This picture is of another network.</source>
   <translation>此图片属于另一网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>This picture is of other weights.</source>
   <translation>此图片属于其他权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>window {window} px, stride {stride} px</source>
   <translation>窗口 {window} px，步幅 {stride} px</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why/words.py" />
   <source>{count} of {total} layers are random: the explanation means little.</source>
   <translation>{total} 层中有 {count} 层是随机的：解释意义不大。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why_tab.py" />
   <source>Answer</source>
   <translation>答案</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why_tab.py" />
   <source>What the selected channel looks for</source>
   <translation>所选通道在寻找什么</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/visual_pane/why_tab.py" />
   <source>Why a class gets its score</source>
   <translation>某类别为何得到其分数</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/watching.py" />
   <source>Read it again</source>
   <translation>重新读取</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/watching.py" />
   <source>What is open here is as it was.</source>
   <translation>此处打开的内容保持原样。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/watching.py" />
   <source>“{name}” was changed by another program.</source>
   <translation>“{name}”已被其他程序修改。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>&amp;Open weights...</source>
   <translation>打开权重(&amp;O)...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>Random: {scheme}</source>
   <translation>随机：{scheme}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>Save weights as .pth...</source>
   <translation>将权重存为 .pth...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>Save weights as .safetensors...</source>
   <translation>将权重存为 .safetensors...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>Stop loading weights</source>
   <translation>停止加载权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_commands.py" />
   <source>{preset}, {weights}</source>
   <translation>{preset}, {weights}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_menu.py" />
   <source>For this network</source>
   <translation>适用于此网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_menu.py" />
   <source>From a file…</source>
   <translation>来自文件...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_menu.py" />
   <source>Published</source>
   <translation>已发布</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_menu.py" />
   <source>Random</source>
   <translation>随机</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_menu.py" />
   <source>With their own network</source>
   <translation>连同其网络一起打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>a file</source>
   <translation>一个文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>comes with the program</source>
   <translation>随程序提供</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>in the cache</source>
   <translation>已在缓存中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>new: it changes nothing yet</source>
   <translation>新建：尚不起作用</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>no classifier</source>
   <translation>无分类器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>random: {scheme}, seed {seed}</source>
   <translation>随机：{scheme}，种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weight_words.py" />
   <source>top-1 {percent} %</source>
   <translation>top-1 {percent}%</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights.py" />
   <source>Open weights</source>
   <translation>打开权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_fit.py" />
   <source>All that fit</source>
   <translation>全部匹配的层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_fit.py" />
   <source>All {count}</source>
   <translation>全部 {count}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_fit.py" />
   <source>No layer is chosen.</source>
   <translation>没有选择任何层。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_fit.py" />
   <source>No layer of the file has the shapes of one here.</source>
   <translation>文件中没有任何一层与此处某层的形状相同。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_network.py" />
   <source>Classifier of the file's network</source>
   <translation>文件中网络的分类器</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_network.py" />
   <source>Figures</source>
   <translation>数值</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_network.py" />
   <source>Input {input} · {classes} classes · {params} parameters · {macs} MACs</source>
   <translation>输入 {input} · {classes} 个类别 · {params} 个参数 · {macs} MACs</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_network.py" />
   <source>Its network cannot be told.</source>
   <translation>无法判断其网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_network.py" />
   <source>cfg of the file's network</source>
   <translation>文件中网络的 cfg</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_offer.py" />
   <source>Load 1 layer</source>
   <translation>加载 1 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_offer.py" />
   <source>Load what fits into {name}</source>
   <translation>将匹配的层加载到 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_offer.py" />
   <source>Load {count} layers</source>
   <translation>加载 {count} 层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_offer.py" />
   <source>Open the network of this file</source>
   <translation>打开此文件的网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_offer.py" />
   <source>The network of this file cannot be opened: {why}</source>
   <translation>无法打开此文件的网络：{why}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>+ only in the file</source>
   <translation>+ 仅文件中有</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>In the file</source>
   <translation>文件中</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>Layers of the network and of the file</source>
   <translation>网络和文件中的层</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>Name in the file</source>
   <translation>文件中的名称</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>– missing</source>
   <translation>– 缺失</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>≠ differs</source>
   <translation>≠ 不同</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/weights_table.py" />
   <source>✓ fits</source>
   <translation>✓ 匹配</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/ablation_note.py" />
   <source>Switch everything on again</source>
   <translation>全部重新打开</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/ablation_note.py" />
   <source>all × {factor}</source>
   <translation>全部 × {factor}</translation>
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
   <location filename="../../vgg_explorer/gui/widgets/channel_wall.py" />
   <source>feature {number}: {value}</source>
   <translation>特征 {number}：{value}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/channel_wall.py" />
   <source>{what} · dead: all zeros</source>
   <translation>{what} · 死：全为零</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/colour_bar.py" />
   <source>Colour scale</source>
   <translation>色标</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/crop_view.py" />
   <source>Drag the frame, its corners or its edges; Alt or Shift frees its shape. The wheel zooms once it was clicked, a double click centres it again. Arrow keys move it, with Shift they resize it.</source>
   <translation>可拖动方框、其四角或边缘；按住 Alt 或 Shift 可自由改变形状。单击方框后可用滚轮缩放，双击使其重新居中。方向键移动方框，按住 Shift 时调整大小。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/crop_view.py" />
   <source>Frame on the picture</source>
   <translation>图片上的方框</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/gui/widgets/crop_view.py" />
   <source>{width}×{height} pixels at {x}, {y}</source>
   <translation>{width}×{height} 像素，位于 {x}，{y}</translation>
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
   <location filename="../../vgg_explorer/session/alongside.py" />
   <source>Computing {layer}</source>
   <translation>正在计算 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/best_weights.py" />
   <source>Run {number} was best after step {best}, with {accuracy} of the validation pictures right. Its last weights are those of step {step}.</source>
   <translation>第 {number} 次训练在第 {best} 步后最好，验证图片正确率为 {accuracy}。最后的权重是第 {step} 步的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/best_weights.py" />
   <source>Take the best weights</source>
   <translation>使用最佳权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/contrasting.py" />
   <source>Comparing network {number} of {total}</source>
   <translation>正在对比第 {number} / {total} 个网络</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/data_folders.py" />
   <source>Open its pictures instead</source>
   <translation>改为打开其中的图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/data_folders.py" />
   <source>The next training learns from “{name}”.</source>
   <translation>下一次训练将从“{name}”学习。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/data_folders.py" />
   <source>Train on it</source>
   <translation>用它训练</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/data_folders.py" />
   <source>{names} and {count} more</source>
   <translation>{names} 和另外 {count} 个</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/data_folders.py" />
   <source>“{name}” has a folder of pictures for each class: {names}.</source>
   <translation>“{name}”中每个类别有一个图片文件夹：{names}。</translation>
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
   <location filename="../../vgg_explorer/session/explaining.py" />
   <source>Explaining the answer: {method}</source>
   <translation>正在解释答案：{method}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>It goes on all the same, but will not come back at the next start.</source>
   <translation>程序会继续运行，但下次启动时无法恢复。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>Nothing was changed there. Save it again, in a folder of your own.</source>
   <translation>该文件夹保持原样。请重新保存到自己的文件夹。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>Open a network that this program saved.</source>
   <translation>请打开由本程序保存的网络。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>Pipes and devices cannot be opened; choose a network file.</source>
   <translation>不能打开管道和设备，请选择网络文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>Save it under a shorter name.</source>
   <translation>请用较短的名称保存。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>Saved as {name}.</source>
   <translation>已保存为 {name}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>The session cannot be saved: {reason}.</source>
   <translation>无法保存会话：{reason}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>“{name}” cannot be written into the folder “{folder}”.</source>
   <translation>无法将“{name}”写入文件夹“{folder}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>“{name}” is not a network file: {what}</source>
   <translation>“{name}”不是网络文件：{what}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filing.py" />
   <source>“{name}” is not a text file.</source>
   <translation>“{name}”不是文本文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filming.py" />
   <source>Drawing {layer}</source>
   <translation>正在绘制 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filming.py" />
   <source>Save the values as .npy, or single channels.</source>
   <translation>请将数值存为 .npy，或保存单个通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filming.py" />
   <source>The wall would be too large for a picture.</source>
   <translation>全部通道对一张图片来说太大。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/filtering.py" />
   <source>Looking at the weights of {layer}</source>
   <translation>正在读取 {layer} 的权重</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/gathering.py" />
   <source>Comparing picture {number} of {total}</source>
   <translation>正在比较第 {number} / {total} 张图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Checking {device}</source>
   <translation>正在检查 {device}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Measuring the time of each layer</source>
   <translation>正在测量每层耗时</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Measuring {layer}</source>
   <translation>正在测量 {layer}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Reading {name}</source>
   <translation>正在读取 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/jobs.py" />
   <source>Starting PyTorch</source>
   <translation>正在启动 PyTorch</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>A training was interrupted: {name}, step {step} of {total}.</source>
   <translation>有训练被中断：{name}，第 {step} / {total} 步。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>It can be followed here when the training of this window is over.</source>
   <translation>此窗口的训练结束后可在这里跟踪它。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>It can go on from its last checkpoint in {folder}.</source>
   <translation>可从 {folder} 中的最后检查点继续。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>It is not followed any more; its process goes on.</source>
   <translation>不再跟踪它；其进程继续运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>Its process ended in the middle.</source>
   <translation>其进程中途结束。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>Keep for later</source>
   <translation>以后再说</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/kept_runs.py" />
   <source>“{name}” is trained by another process.</source>
   <translation>“{name}”正由另一个进程训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/maximising.py" />
   <source>Maximising {layer}, channel {channel}</source>
   <translation>正在最大化 {layer}，通道 {channel}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/noticing.py" />
   <source>Open the others on their own.</source>
   <translation>请单独打开其余图片。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/noticing.py" />
   <source>The first {count} of {total} pictures are open.</source>
   <translation>已打开 {total} 张图片中的前 {count} 张。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/obtaining.py" />
   <source>Choose others from the list, or open a file.</source>
   <translation>请从列表中选择其他权重，或打开文件。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/obtaining.py" />
   <source>Fetching {title}</source>
   <translation>正在下载 {title}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/obtaining.py" />
   <source>There are no published weights called {key}.</source>
   <translation>没有名为 {key} 的已发布权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/obtaining.py" />
   <source>{question} {answer} was assumed.</source>
   <translation>{question}已假定为 {answer}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/picturing.py" />
   <source>Fetching the picture</source>
   <translation>正在下载图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>Download again</source>
   <translation>重新下载</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>Open a file...</source>
   <translation>打开文件...</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>The CPU computes in float32 instead. Update the driver or PyTorch.</source>
   <translation>改由 CPU 以 float32 计算。请更新驱动程序或 PyTorch。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>The weights are loaded: {title}.</source>
   <translation>权重已加载：{title}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>{count} of {total} layers have weights from {title}; the others keep what they had.</source>
   <translation>{total} 层中有 {count} 层的权重来自 {title}，其余各层保持不变。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>{device} is not there any more; the CPU computes.</source>
   <translation>设备 {device} 已不可用，改由 CPU 计算。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/receiving.py" />
   <source>{first} {second}</source>
   <translation>{first}{second}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/run_jobs.py" />
   <source>It will be offered again at the next start.</source>
   <translation>下次启动时会再次提供。</translation>
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
   <source>Star</source>
   <translation>星形</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/samples.py" />
   <source>Test card</source>
   <translation>测试卡</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/sorting.py" />
   <source>Left out: {names} and {count} more.</source>
   <translation>未打开：{names} 及另外 {count} 个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/sorting.py" />
   <source>Left out: {names}.</source>
   <translation>未打开：{names}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/sorting.py" />
   <source>Of networks, weights and videos one is open at a time; open the others later.</source>
   <translation>网络、权重和视频每次只能各打开一个，请稍后再打开其余的。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/sorting.py" />
   <source>Open them on their own to see why they cannot be opened with the others.</source>
   <translation>请单独打开它们，以了解为何不能与其他文件一同打开。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/starting.py" />
   <source>Change it in the training set-up.</source>
   <translation>请在训练设置中修改。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/stopwatch.py" />
   <source>Measuring {name}</source>
   <translation>正在测量 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/strips.py" />
   <source>Show the readable part</source>
   <translation>显示可读部分</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/training_jobs.py" />
   <source>Reading the pictures</source>
   <translation>正在读取图片</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/updates.py" />
   <source>choose {name}</source>
   <translation>选择 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/varying.py" />
   <source>Remove one of them first.</source>
   <translation>请先移除其中一个。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/varying.py" />
   <source>edit {name}</source>
   <translation>编辑 {name}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/varying.py" />
   <source>{count} networks are compared already, which is the most.</source>
   <translation>已在对比 {count} 个网络，已达上限。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/walling.py" />
   <source>Unpin one of them first: choose it and press P.</source>
   <translation>请先取消固定其中一个：选择它并按 P。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/walling.py" />
   <source>{count} channels are pinned already.</source>
   <translation>已固定 {count} 个通道。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>Kaiming</source>
   <translation>Kaiming</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>Normal, 0.01</source>
   <translation>正态，0.01</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>PyTorch default</source>
   <translation>PyTorch 默认</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>Xavier</source>
   <translation>Xavier</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>random weights ({scheme}), seed {seed}</source>
   <translation>随机权重（{scheme}），种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>random weights, seed {seed}</source>
   <translation>随机权重，种子 {seed}</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>several files</source>
   <translation>多个文件</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/session/weighing.py" />
   <source>{title} in {count} of {total} layers, the rest random</source>
   <translation>{title}（{total} 层中的 {count} 层），其余随机</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_command.py" />
   <source>A range test runs in one process.</source>
   <translation>学习率测试只在单个进程中运行。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_command.py" />
   <source>Start it without torchrun.</source>
   <translation>请不用 torchrun 启动。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>No layer of the network has its weights in {name}.</source>
   <translation>{name} 中没有此网络任何一层的权重。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>Start one for each, or train on the CPU with --device cpu.</source>
   <translation>请每个设备启动一个进程，或用 --device cpu 在 CPU 上训练。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>There are: {devices}.</source>
   <translation>可用的有：{devices}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>There is no device “{device}” here.</source>
   <translation>这里没有设备“{device}”。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>Train the network that they are of, or start with random ones.</source>
   <translation>请训练这些权重所属的网络，或从随机权重开始。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>{count} processes were started on this computer, and it has {found} of {device}.</source>
   <translation>在此计算机上启动了 {count} 个进程，而它有 {found} 个 {device}。</translation>
  </message>
  <message>
   <location filename="../../vgg_explorer/train_order.py" />
   <source>{device} is not available: {reason}</source>
   <translation>{device} 不可用：{reason}</translation>
  </message>
 </context>
</TS>
