// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/page_encoding_data.h"

namespace lectern::model {

PageEncoding::PageEncoding(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{ }

int PageEncoding::tokens() const
{
    return static_cast<int>(m_data->embeddings.size(0));
}

int PageEncoding::crops() const
{
    return m_data->visionCrops.defined() ? static_cast<int>(m_data->visionCrops.size(0)) : 0;
}

Tensor PageEncoding::embeddings() const
{
    return toPlain(m_data->embeddings);
}

Tensor PageEncoding::visionGlobal() const
{
    return toPlain(m_data->visionGlobal.select(0, 0));
}

Tensor PageEncoding::visionCrop(int crop) const
{
    return toPlain(m_data->visionCrops.select(0, crop));
}

Tensor PageEncoding::flowGlobal() const
{
    return toPlain(m_data->flowGlobal.queries.select(0, 0));
}

Tensor PageEncoding::flowCrop(int crop) const
{
    return toPlain(m_data->flowCrops.queries.select(0, crop));
}

const std::vector<int>& PageEncoding::tracedLayers() const
{
    return m_data->tracedLayers;
}

Tensor PageEncoding::attentionGlobal(int layer) const
{
    return toPlain(m_data->flowGlobal.attention.at(layer).select(0, 0));
}

Tensor PageEncoding::attentionCrop(int layer, int crop) const
{
    return toPlain(m_data->flowCrops.attention.at(layer).select(0, crop));
}

std::size_t PageEncoding::bytes() const
{
    std::size_t sum = 0;
    const auto add = [&sum](const at::Tensor& tensor) { sum += tensor.defined() ? tensor.nbytes() : 0; };
    add(m_data->visionGlobal);
    add(m_data->visionCrops);
    add(m_data->embeddings);
    for (const FlowOutput* flow : {&m_data->flowGlobal, &m_data->flowCrops}) {
        add(flow->queries);
        for (const auto& [layer, attention] : flow->attention)
            add(attention);
    }
    return sum;
}

double PageEncoding::visionSeconds() const
{
    return m_data->visionSeconds;
}

double PageEncoding::flowSeconds() const
{
    return m_data->flowSeconds;
}

} // namespace lectern::model
